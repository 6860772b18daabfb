import { Alert, List, Stack, Text } from "@mantine/core";
import { Quote } from "lucide-react";
import type { GraphNode } from "#graph-schema/graph.ts";
import { formatDate } from "../../format/date.ts";
import { claimFigures, claimFigureWords } from "./claim-figure-words.ts";

const kindWords: Record<string, string> = {
  assertion: "Assertion, paraphrased",
  caveat: "Caveat",
  "reporting-gap": "Reporting gap",
};

/** What a claim says, how far it can be relied on, and its figures. Who makes or disputes it stands in the connections. */
export function ClaimStatement({ claim }: { claim: GraphNode }) {
  const { text, kind, date, secondHand, secondHandNote } = claim.properties;
  const figures = claimFigures(claim.properties);
  return (
    <Stack gap="xs">
      <Text size="xs" c="dimmed">
        {kindWords[String(kind)] ?? "Claim"}, {formatDate(typeof date === "string" ? date : null)}
      </Text>
      <Text size="sm">
        <Quote size={12} aria-hidden /> {typeof text === "string" ? text : claim.label}
      </Text>
      {secondHand === true && (
        <Alert variant="light" color="gray" p="xs" role="note" title="Second-hand">
          <Text size="sm">
            {typeof secondHandNote === "string"
              ? secondHandNote
              : "Known only through a source that reports it; not reproduced from figures held."}
          </Text>
        </Alert>
      )}
      {figures.length > 0 && (
        <List size="sm">
          {figures.map((figure) => (
            <List.Item key={claimFigureWords(figure)}>{claimFigureWords(figure)}</List.Item>
          ))}
        </List>
      )}
    </Stack>
  );
}
