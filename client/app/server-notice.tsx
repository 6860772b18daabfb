import { Affix, Notification, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { isAway, isStarting } from "../api/api-error.ts";
import { readyQuery } from "../api/queries.ts";

/** Told while the server opens its store or is away; what was asked meanwhile is answered by itself afterwards. */
export function ServerNotice(): ReactNode {
  const { failureReason, isFetching } = useQuery(readyQuery());
  return (
    <Affix position={{ bottom: 16, right: 16 }}>
      {isStarting(failureReason) && (
        <Notification loading withCloseButton={false} title="The server is starting">
          <Text size="sm">It opens its data. This page goes on by itself.</Text>
        </Notification>
      )}
      {isFetching && isAway(failureReason) && (
        <Notification loading withCloseButton={false} color="orange" title={failureReason.problem.title}>
          <Text size="sm">This page asks again by itself, and goes on when an answer comes.</Text>
        </Notification>
      )}
    </Affix>
  );
}
