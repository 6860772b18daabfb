import { Affix, Notification, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { isStarting } from "../api/api-error.ts";
import { readyQuery } from "../api/queries.ts";

/** Told while the server opens its store; what was asked meanwhile is answered by itself once it is ready. */
export function ServerStarting(): ReactNode {
  const { failureReason } = useQuery(readyQuery());
  return (
    <Affix position={{ bottom: 16, right: 16 }}>
      {isStarting(failureReason) && (
        <Notification loading withCloseButton={false} title="The server is starting">
          <Text size="sm">It opens its data. This page goes on by itself.</Text>
        </Notification>
      )}
    </Affix>
  );
}
