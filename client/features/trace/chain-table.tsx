import { Table } from "@mantine/core";
import { useTable } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { chainColumns, chainTableFeatures } from "./chain-columns.ts";
import type { ChainRow } from "./chain-rows.ts";
import classes from "./chain-table.module.css";
import { ChainTableHead } from "./chain-table-head.tsx";
import { ChainTableRow } from "./chain-table-row.tsx";

interface ChainTableProps {
  label: string;
  rows: ChainRow[];
  /** Key of the chain that is lit on the canvas. */
  lit: string | null;
  /** Context is not sorted by its figures. */
  sortable: boolean;
  /** Where there is room: in a dialog. */
  tall?: boolean;
  onOpen: (row: ChainRow) => void;
}

/** Chains in the order of the answer until a heading is pressed; only the rows in sight are drawn. */
export function ChainTable({ label, rows, lit, sortable, tall = false, onOpen }: ChainTableProps) {
  const scroll = useRef<HTMLElement>(null);
  const table = useTable({
    features: chainTableFeatures,
    columns: chainColumns,
    data: rows,
    enableSorting: sortable,
    getRowId: (row) => row.key,
  });
  const sorted = table.getRowModel().rows;
  // oxlint-disable-next-line react/incompatible-library -- the client is built without the React compiler
  const virtualizer = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 68,
    getItemKey: (index) => sorted[index]?.id ?? index,
    overscan: 10,
  });
  const visible = virtualizer.getVirtualItems();
  const above = visible[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (visible.at(-1)?.end ?? 0);
  return (
    <section className={`${classes["scroll"]} ${tall ? classes["tall"] : ""}`} ref={scroll} aria-label={label}>
      <Table aria-rowcount={rows.length + 1} horizontalSpacing="xs" verticalSpacing={6}>
        <ChainTableHead headers={table.getHeaderGroups()[0]?.headers ?? []} sortable={sortable} />
        <Table.Tbody>
          <Spacer height={above} />
          {visible.map((item) => {
            const row = sorted[item.index]?.original;
            if (row === undefined) return null;
            return (
              <ChainTableRow
                key={row.key}
                ref={virtualizer.measureElement}
                index={item.index}
                row={row}
                isLit={row.key === lit}
                onOpen={onOpen}
              />
            );
          })}
          <Spacer height={below} />
        </Table.Tbody>
      </Table>
    </section>
  );
}

/** Stands for the rows that are not drawn. */
function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td style={{ height, padding: 0, lineHeight: 0 }} colSpan={chainColumns.length}>
        &nbsp;
      </td>
    </tr>
  );
}
