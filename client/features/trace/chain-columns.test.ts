import { useTable } from "@tanstack/react-table";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { chainColumns, chainTableFeatures, type ChainColumnId } from "./chain-columns.ts";
import { contextRows, periodsCovered, rankedRows } from "./chain-rows.ts";
import { makeChain } from "../../../tests/fixtures/make-chain.ts";

const chains = [
  makeChain("KGZ", { change: 5, after: 10 }),
  makeChain("ARM", { change: null, after: 100, reason: "reporter-break" }),
  makeChain("KAZ", { change: -3, after: 2 }),
  makeChain("GEO", { change: 0, after: 0 }),
];

/** Third countries in the order in which the table shows their chains. */
function hubsSortedBy(id: ChainColumnId, desc: boolean): string[] {
  function Probe() {
    const table = useTable({
      features: chainTableFeatures,
      columns: chainColumns,
      data: rankedRows("t", chains),
      initialState: { sorting: [{ id, desc }] },
    });
    return table
      .getRowModel()
      .rows.map((row) => row.original.chain.countries[1])
      .join(" ");
  }
  return renderToString(createElement(Probe)).split(" ");
}

describe("sorting chains", () => {
  it("puts unknown last in both directions", () => {
    expect(hubsSortedBy("change", true)).toEqual(["KGZ", "GEO", "KAZ", "ARM"]);
    expect(hubsSortedBy("change", false)).toEqual(["KAZ", "GEO", "KGZ", "ARM"]);
  });

  it("sorts routes by name", () => {
    expect(hubsSortedBy("route", false)).toEqual(["ARM", "GEO", "KAZ", "KGZ"]);
  });
});

describe("rows", () => {
  it("keeps all goods apart and unranked", () => {
    const allGoods = [makeChain("UZB", { change: 9 }, "TOTAL"), makeChain("ARE", { change: 99 }, "TOTAL")];
    expect(rankedRows("t", [...chains, ...allGoods]).map((row) => row.rank)).toEqual([1, 2, 3, 4]);
    expect(contextRows("t", [...chains, ...allGoods]).map((row) => row.key)).toEqual([
      "t/matched/CHN>ARE>RUS:TOTAL",
      "t/matched/CHN>UZB>RUS:TOTAL",
    ]);
  });

  it("gives the fewest covered periods of any leg", () => {
    expect(periodsCovered(makeChain("KGZ", {}), "before")).toEqual({ covered: 2, expected: 3 });
  });
});
