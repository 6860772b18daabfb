import { Button, Group, List, Modal, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { CypherEquivalent, CypherEquivalentInput } from "#graph-schema/contract/cypher-equivalent.ts";
import { cypherEquivalentQuery } from "../../api/queries.ts";
import { CopyTextButton } from "../../components/copy-text-button.tsx";
import { LoadingNotice } from "../../components/loading-notice.tsx";
import { ProblemNotice } from "../../components/problem-notice.tsx";
import { cypherLiteral } from "./cypher-literal.ts";
import classes from "./shown-cypher.module.css";

interface Props {
  /** null: closed. */
  asked: CypherEquivalentInput | null;
  onClose: () => void;
  /** Parameters are given as JSON. */
  onOpenInConsole: (text: { query: string; parameters: string }) => void;
}

/** A question as Cypher: to read, to copy, to run and change in the console. */
export function ShownCypherDialog({ asked, onClose, onOpenInConsole }: Props): ReactNode {
  return (
    <Modal
      opened={asked !== null}
      onClose={onClose}
      size="56rem"
      title="This question in Cypher"
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {asked !== null && <AskedCypher asked={asked} onOpenInConsole={onOpenInConsole} />}
    </Modal>
  );
}

function AskedCypher({ asked, onOpenInConsole }: Pick<Props, "onOpenInConsole"> & { asked: CypherEquivalentInput }) {
  const shown = useQuery(cypherEquivalentQuery(asked));
  if (shown.isPending) return <LoadingNotice label="Writing the query" />;
  if (shown.isError) return <ProblemNotice error={shown.error} onRetry={() => void shown.refetch()} />;
  return <ShownCypher shown={shown.data} onOpenInConsole={onOpenInConsole} />;
}

function ShownCypher({ shown, onOpenInConsole }: Pick<Props, "onOpenInConsole"> & { shown: CypherEquivalent }) {
  const { query, notes, runnable } = shown;
  const parameters = writeParameters(shown.parameters);
  return (
    <Stack gap="sm">
      <TextBox label="Query" text={query} />
      <TextBox label="Parameters" text={parameters} isShort />
      <Group gap="xs">
        {runnable && (
          <Button size="compact-sm" onClick={() => onOpenInConsole({ query, parameters })}>
            Open in the console
          </Button>
        )}
        <CopyTextButton label="Copy the query" text={() => query} />
        <CopyTextButton
          label="Copy :params for Neo4j Browser"
          text={() => `:params ${cypherLiteral(shown.parameters)}`}
        />
      </Group>
      <List size="sm" spacing={4} aria-label="What the query does otherwise">
        {notes.map((note) => (
          <List.Item key={note}>{note}</List.Item>
        ))}
      </List>
    </Stack>
  );
}

/** JSON with each parameter on a line of its own. */
function writeParameters(parameters: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(parameters).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  return `{\n${lines.join(",\n")}\n}`;
}

function TextBox({ label, text, isShort = false }: { label: string; text: string; isShort?: boolean }) {
  return (
    <section aria-label={label}>
      <Text size="sm" fw={600} mb={2}>
        {label}
      </Text>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be reached by key */}
      <pre className={`${classes["text"]} ${isShort ? classes["parameters"] : ""}`} tabIndex={0}>
        {text}
      </pre>
    </section>
  );
}
