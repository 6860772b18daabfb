import { Alert, Box, Button, Group, Stack, Tabs, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { CypherResponse } from "#graph-schema/contract/cypher.ts";
import { downloadText } from "../../components/download-text.ts";
import { AnswerTable } from "./answer-table.tsx";
import { nodeIdsIn } from "./answer-values.ts";
import classes from "./cypher-console.module.css";

/** What fits onto a canvas at once. */
const shownNodes = 100;

interface Props {
  answer: CypherResponse;
  onShowNodes: (ids: string[]) => void;
}

export function CypherAnswer({ answer, onShowNodes }: Props): ReactNode {
  const { rows, completeness, missingValues, milliseconds, notices = [] } = answer;
  const ids = nodeIdsIn(rows);
  const json = JSON.stringify(answer, null, 2);
  const missing = missingValues === 0 ? "" : ` ${missingValues} missing figures (NaN) are shown as a dash.`;
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text size="sm" component="output">
          {rows.length} {rows.length === 1 ? "row" : "rows"} in {milliseconds} ms.{missing}
        </Text>
        <Group gap="xs">
          {ids.length > 0 && (
            <Button size="xs" variant="default" onClick={() => onShowNodes(ids.slice(0, shownNodes))}>
              {ids.length > shownNodes
                ? `Show the first ${shownNodes} of ${ids.length} nodes on the canvas`
                : `Show ${ids.length} ${ids.length === 1 ? "node" : "nodes"} on the canvas`}
            </Button>
          )}
          <Button size="xs" variant="default" onClick={() => downloadText("answer.json", json, "application/json")}>
            Download JSON
          </Button>
        </Group>
      </Group>
      {notices.map((notice) => (
        <Text key={notice} size="sm" component="output">
          {notice}
        </Text>
      ))}
      {completeness.status === "stopped" && (
        <Alert
          color="orange"
          p="xs"
          title="Stopped at its budget"
          styles={{ title: { color: "var(--mantine-color-text)" } }}
        >
          {completeness.reason}
        </Alert>
      )}
      <Tabs defaultValue="table" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="table">Table</Tabs.Tab>
          <Tabs.Tab value="json">JSON</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="table" pt="xs">
          <AnswerTable answer={answer} />
        </Tabs.Panel>
        <Tabs.Panel value="json" pt="xs">
          <Box component="section" className={classes["scroll"]} tabIndex={0} aria-label="Answer as JSON">
            <pre className={classes["text"]}>{json.slice(0, 200_000)}</pre>
          </Box>
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
