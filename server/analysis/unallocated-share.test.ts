import { expect, test } from "vitest";
import type { UnallocatedAmount } from "#graph-schema/trade-series.ts";
import { summariseUnallocated, type UsedFlow } from "./unallocated-share.ts";

const used: UsedFlow = { reporter: "KGZ", dataset: "source:a", flow: "X", frequency: "year", commodity: "TOTAL" };

function amount(kind: UnallocatedAmount["kind"], period: number, value: number | null, more = {}): UnallocatedAmount {
  const { reporter, dataset, flow, frequency } = used;
  const base = { reporter, dataset, flow, frequency, hs: "TOTAL", edition: "national" as const };
  return { ...base, kind, period, value, partnerText: kind, rows: "line 1", ...more };
}

test("amounts without a partner country, by window, with their share of the world", () => {
  const amounts = [
    amount("areas-nes", 2020, 10),
    amount("areas-nes", 2021, 30),
    amount("world", 2020, 100),
    amount("world", 2021, 100),
    amount("special-categories", 2022, null),
    amount("aggregate", 2021, 500),
    amount("areas-nes", 2021, 9, { dataset: "source:b" }),
  ];
  const entry = { reporter: "KGZ", dataset: "source:a", flow: "X", commodity: "TOTAL" };
  expect(summariseUnallocated([used, used], amounts, { before: "2020/2021", after: "2022" })).toEqual([
    { ...entry, kind: "areas-nes", window: "before", value: 40, shareOfWorld: 0.2 },
    { ...entry, kind: "special-categories", window: "after", value: null, shareOfWorld: null },
  ]);
});
