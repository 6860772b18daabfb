import { Anchor, Box, List, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { TraceResponse } from "#graph-schema/contract/trace.ts";
import classes from "./first-screen.module.css";

interface Props {
  answer: TraceResponse;
  onInspectNode: (id: string) => void;
}

/** The claims that the claimed chains rest on, each leading to who makes it and who disputes it. */
export function ClaimLinks({ answer, onInspectNode }: Props): ReactNode {
  const ids = new Set(answer.claimChains.flatMap(({ legs }) => legs.flatMap(({ claims }) => claims)));
  const claims = answer.evidenceNodes.filter(({ id }) => ids.has(id));
  if (claims.length === 0) return null;
  return (
    <Box pl={44}>
      <Text size="xs" c="dimmed">
        Who says so:
      </Text>
      <List size="xs" pl={14} spacing={2} withPadding={false} aria-label="Claims" className={classes["claims"]}>
        {claims.map(({ id, label }) => (
          <List.Item key={id}>
            <Anchor component="button" type="button" size="xs" ta="left" onClick={() => onInspectNode(id)}>
              {label}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </Box>
  );
}
