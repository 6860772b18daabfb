import { Anchor, Button, List, Table, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { missingFigures } from "./founding-question.ts";

interface Props {
  onImport: () => void;
  onRunAgain: () => void;
}

/** The way from a claim to figures, step by step. */
export function MissingFiguresRecipe({ onImport, onRunAgain }: Props): ReactNode {
  return (
    <List type="ordered" size="sm" spacing={6}>
      <List.Item>
        Ask{" "}
        <Anchor href={missingFigures.site} target="_blank" rel="noreferrer" size="sm">
          UN Comtrade
        </Anchor>{" "}
        for:
        <Table withRowBorders={false} verticalSpacing={1} horizontalSpacing={4} fz="xs" layout="fixed">
          <Table.Tbody>
            {missingFigures.query.map(([field, value]) => (
              <Table.Tr key={field}>
                <Table.Th fw={400} scope="row" w="42%">
                  {field}
                </Table.Th>
                <Table.Td fw={600}>{value}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Text size="xs" c="dimmed">
          A leg that a country does not report to UN Comtrade stays empty, and the trace will say so.
        </Text>
      </List.Item>
      <List.Item>
        Download it as CSV and{" "}
        <Button size="compact-xs" variant="default" onClick={onImport}>
          import the file
        </Button>
      </List.Item>
      <List.Item>
        <Button size="compact-xs" variant="default" onClick={onRunAgain}>
          Run the question again
        </Button>
      </List.Item>
    </List>
  );
}
