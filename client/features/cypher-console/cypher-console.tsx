import { Alert, Button, Group, JsonInput, Kbd, Loader, Stack, Text } from "@mantine/core";
import { getHotkeyHandler } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { ApiError } from "../../api/api-error.ts";
import { keyText } from "../../components/key-text.ts";
import { ProblemNotice } from "../../components/problem-notice.tsx";
import { CypherAnswer } from "./cypher-answer.tsx";
import { CypherEditor } from "./cypher-editor.tsx";
import { databaseNamesQuery } from "./database-names.ts";
import { HistoryMenu } from "./history-menu.tsx";
import type { KnownNames } from "./language/messages.ts";
import { parseParameters } from "./parse-parameters.ts";
import { forgetHistory, readHistory, remember, type HistoryEntry } from "./query-history.ts";
import { useCypherRun, type CypherRun } from "./use-cypher-run.ts";

/** Parameters as JSON. */
export type ConsoleText = Pick<HistoryEntry, "query" | "parameters">;

interface Props {
  /** What it begins with; what was last run where left out. */
  text?: ConsoleText | undefined;
  onShowNodes: (ids: string[]) => void;
}

const firstQuery = "MATCH (a:Country {iso3: 'CHN'})-[:SHIPS]->(r:CommodityRoute)\nRETURN a, r LIMIT 10";

/** A Cypher query against the database of the server, read-only; what it answers as table, JSON or on the canvas. */
export function CypherConsole({ text, onShowNodes }: Props): ReactNode {
  const names = useQuery(databaseNamesQuery());
  if (names.isPending) return <Loader aria-label="Asking the database for its labels" />;
  if (names.error instanceof ApiError && names.error.slug === "not-available") {
    return (
      <Alert title="This graph is not in Neo4j" color="gray" styles={{ title: { color: "var(--mantine-color-text)" } }}>
        {names.error.problem.detail}
      </Alert>
    );
  }
  if (names.error !== null) return <ProblemNotice error={names.error} onRetry={() => void names.refetch()} />;
  return <OpenConsole names={names.data} text={text} onShowNodes={onShowNodes} />;
}

function OpenConsole({ names, text, onShowNodes }: Props & { names: KnownNames }): ReactNode {
  const [entries, setEntries] = useState<readonly HistoryEntry[]>(() => readHistory(localStorage));
  const [query, setQuery] = useState(() => (text ?? entries[0])?.query ?? firstQuery);
  const [parameters, setParameters] = useState(() => (text ?? entries[0])?.parameters ?? "");
  const run = useCypherRun();
  const parsed = parseParameters(parameters);
  const fault = typeof parsed === "string" ? parsed : null;
  const start = () => {
    if (typeof parsed === "string" || query.trim() === "") return;
    setEntries(remember(localStorage, { query, parameters, at: new Date().toISOString() }));
    run.run(query, parsed);
  };
  return (
    <Stack gap="sm">
      <CypherEditor
        query={query}
        names={{ ...names, parameters: typeof parsed === "string" ? {} : parsed }}
        onChange={setQuery}
        onRun={start}
      />
      <JsonInput
        label="Parameters"
        description='A JSON object: {"hs": "8482"} gives $hs'
        value={parameters}
        onChange={setParameters}
        onKeyDown={getHotkeyHandler([["mod+Enter", start]])}
        error={fault}
        autosize
        minRows={1}
        maxRows={6}
      />
      <Group gap="xs">
        <RunButton run={run} onStart={start} isDisabled={fault !== null || query.trim() === ""} />
        <HistoryMenu
          entries={entries}
          onChoose={(entry) => {
            setQuery(entry.query);
            setParameters(entry.parameters);
          }}
          onForget={() => {
            forgetHistory(localStorage);
            setEntries([]);
          }}
        />
        <Text size="xs" c="dimmed">
          <Kbd size="xs">{keyText("mod+Enter")}</Kbd> runs the query. It can only read.
        </Text>
      </Group>
      <RunResult run={run} onShowNodes={onShowNodes} />
    </Stack>
  );
}

function RunButton({
  run,
  onStart,
  isDisabled,
}: {
  run: CypherRun;
  onStart: () => void;
  isDisabled: boolean;
}): ReactNode {
  if (run.state.stage === "running") {
    return (
      <Button size="xs" variant="default" leftSection={<Loader size={12} aria-hidden />} onClick={run.cancel}>
        Cancel
      </Button>
    );
  }
  return (
    <Button size="xs" onClick={onStart} disabled={isDisabled}>
      Run
    </Button>
  );
}

function RunResult({ run: { state }, onShowNodes }: Pick<Props, "onShowNodes"> & { run: CypherRun }): ReactNode {
  if (state.stage === "cancelled") {
    return (
      <Text size="sm" component="output">
        Cancelled, on the database too.
      </Text>
    );
  }
  if (state.stage === "failed") return <ProblemNotice error={state.error} />;
  if (state.stage === "answered") return <CypherAnswer answer={state.answer} onShowNodes={onShowNodes} />;
  return null;
}
