import { Anchor, Table, Text } from "@mantine/core";
import { propertyRows, type PropertyRow } from "./property-words.ts";

interface PropertyTableProps {
  properties: Readonly<Record<string, unknown>>;
  /** Names in the order in which the type's table lists them. */
  order: readonly string[];
}

/** What is known of a node or relationship, name by name. */
export function PropertyTable({ properties, order }: PropertyTableProps) {
  const rows = propertyRows(properties, order);
  if (rows.length === 0) return null;
  return (
    <Table verticalSpacing={3} horizontalSpacing={6} aria-label="Properties">
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.name}>
            <Table.Th scope="row" fw={400} w="40%" style={{ verticalAlign: "top" }}>
              <Text size="sm" c="dimmed">
                {row.name}
              </Text>
            </Table.Th>
            <Table.Td style={{ overflowWrap: "anywhere" }}>
              <Values row={row} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Values({ row }: { row: PropertyRow }) {
  if (row.address !== undefined) {
    return (
      <Anchor size="sm" href={row.address} target="_blank" rel="noreferrer noopener" underline="always">
        {row.address}
      </Anchor>
    );
  }
  return row.values.map((value) => (
    <Text key={value} size="sm">
      {value}
    </Text>
  ));
}
