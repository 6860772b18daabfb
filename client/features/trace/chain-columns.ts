/** Columns of the chain table and how they sort: unknown figures come last in either direction. */
import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  sortFn_text,
  tableFeatures,
} from "@tanstack/react-table";
import type { ChainRow } from "./chain-rows.ts";

export const chainTableFeatures = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic, text: sortFn_text },
});

const helper = createColumnHelper<typeof chainTableFeatures, ChainRow>();

function figureColumn(id: "before" | "after" | "change" | "growth", header: string) {
  return helper.accessor((row) => row.chain.bottleneck[id] ?? undefined, {
    id,
    header,
    sortFn: "basic",
    sortUndefined: "last",
    sortDescFirst: true,
  });
}

export const chainColumns = helper.columns([
  helper.accessor((row) => row.chain.countries.join(" "), { id: "route", header: "Possible chain", sortFn: "text" }),
  helper.accessor((row) => row.chain.commodity, { id: "commodity", header: "Goods", sortFn: "text" }),
  figureColumn("before", "Before"),
  figureColumn("after", "After"),
  figureColumn("change", "Change"),
  figureColumn("growth", "Growth"),
]);

export type ChainColumnId = "route" | "commodity" | "before" | "after" | "change" | "growth";
