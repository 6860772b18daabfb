import { Group, Table, Text, UnstyledButton } from "@mantine/core";
import type { Header } from "@tanstack/react-table";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { chainTableFeatures } from "./chain-columns.ts";
import type { ChainRow } from "./chain-rows.ts";
import classes from "./chain-table.module.css";

type ChainHeader = Header<typeof chainTableFeatures, ChainRow>;

const figureUnits: Record<string, string> = {
  before: "USD a year",
  after: "USD a year",
  change: "USD a year",
  growth: "%",
};

/** Headings with their units; a press sorts, a third press gives the ranking back. */
export function ChainTableHead({ headers, sortable }: { headers: readonly ChainHeader[]; sortable: boolean }) {
  return (
    <Table.Thead className={classes["head"]}>
      <Table.Tr className={classes["headRow"]}>
        {headers.map((header) => (
          <Heading key={header.id} header={header} sortable={sortable} />
        ))}
      </Table.Tr>
    </Table.Thead>
  );
}

function Heading({ header, sortable }: { header: ChainHeader; sortable: boolean }) {
  const sorted = header.column.getIsSorted();
  const name = String(header.column.columnDef.header);
  const unit = figureUnits[header.id];
  const direction = sorted === false ? "none" : sorted === "asc" ? "ascending" : "descending";
  const face = (
    <>
      <Text span size="xs" fw={600}>
        {name}
      </Text>
      {unit !== undefined && (
        <Text size="xs" c="dimmed">
          {unit}
        </Text>
      )}
    </>
  );
  return (
    <Table.Th
      scope="col"
      className={unit === undefined ? classes["text"] : classes["figure"]}
      {...(sortable && { "aria-sort": direction })}
    >
      {sortable ? (
        <UnstyledButton onClick={header.column.getToggleSortingHandler()} title={`Sort by ${name.toLowerCase()}`}>
          <Group gap={2} wrap="nowrap" align="flex-start" justify={unit === undefined ? "flex-start" : "flex-end"}>
            <span style={{ textAlign: unit === undefined ? "start" : "end" }}>{face}</span>
            <SortSign sorted={sorted} />
          </Group>
        </UnstyledButton>
      ) : (
        face
      )}
    </Table.Th>
  );
}

function SortSign({ sorted }: { sorted: false | "asc" | "desc" }) {
  if (sorted === "asc") return <ArrowUp size={14} aria-hidden />;
  if (sorted === "desc") return <ArrowDown size={14} aria-hidden />;
  return <ChevronsUpDown size={14} aria-hidden />;
}
