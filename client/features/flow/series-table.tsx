import { ScrollArea, Table, Text } from "@mantine/core";
import type { FlowSeries } from "#graph-schema/contract/flow.ts";
import { Unknown } from "../../components/figure.tsx";
import { SharedFileLine } from "../../components/shared-file-line.tsx";
import { shareFile } from "../../format/file-rows.ts";
import { formatAmount, formatAmountInFull } from "../../format/number.ts";
import { rowMarks, seriesRows, type SeriesRow } from "./series-rows.ts";

/** A series by period: US dollars, as declared, weight, and the row of the file behind it. */
export function SeriesTable({ series }: { series: FlowSeries }) {
  const rows = seriesRows(series);
  const isInDollars = series.reportedUnit === "USD";
  const { file, short } = shareFile(series.rows);
  const hasWeight = series.kilograms.some((weight) => weight !== null);
  return (
    <>
      <ScrollArea.Autosize
        mah={280}
        type="auto"
        viewportProps={{ tabIndex: 0, role: "region", "aria-label": "Figures by period" }}
      >
        <Table stickyHeader verticalSpacing={2} horizontalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Heading name="Period" />
              <Heading name="USD, nominal" end />
              {!isInDollars && <Heading name={`Declared, ${series.reportedUnit}`} end />}
              {hasWeight && <Heading name="kg" end />}
              <Heading name="Row of the file" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.period}>
                <Table.Th scope="row" fw={500}>
                  <Text size="sm" style={{ whiteSpace: "nowrap" }}>
                    {row.period}
                  </Text>
                </Table.Th>
                <Cell value={row.value} unit="USD" />
                {!isInDollars && <Cell value={row.reportedValue} unit={series.reportedUnit} />}
                {hasWeight && <Cell value={row.kilograms} unit="kg" />}
                <Table.Td>
                  <RowNote row={row} short={short} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      <SharedFileLine file={file} />
    </>
  );
}

function Heading({ name, end = false }: { name: string; end?: boolean }) {
  return (
    <Table.Th scope="col" ta={end ? "end" : "start"}>
      <Text span size="xs" fw={600}>
        {name}
      </Text>
    </Table.Th>
  );
}

function Cell({ value, unit }: { value: number | null; unit: string }) {
  return (
    <Table.Td ta="end">
      {value === null ? (
        <Unknown />
      ) : (
        <Text span size="sm" title={formatAmountInFull(value, unit)}>
          {formatAmount(value)}
        </Text>
      )}
    </Table.Td>
  );
}

function RowNote({ row, short }: { row: SeriesRow; short: (rows: string) => string }) {
  return (
    <Text size="xs" c="dimmed">
      {[row.rows === null ? null : short(row.rows), ...rowMarks(row)].filter((words) => words !== null).join("; ")}
    </Text>
  );
}
