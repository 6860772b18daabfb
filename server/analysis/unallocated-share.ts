/** Amounts that a chain's reporters declare without a partner country, and their share of trade with the world. */
import type { Leg, TraceResponse } from "#graph-schema/contract/trace.ts";
import { parseWindow, type TradeWindow } from "#graph-schema/trade-period.ts";
import type { UnallocatedAmount } from "#graph-schema/trade-series.ts";

type Entry = TraceResponse["unallocated"][number];

/** A reporter's flow in a dataset for one code, as some leg of the answer uses it. */
export interface UsedFlow {
  reporter: string;
  dataset: string;
  flow: Leg["flow"];
  frequency: Leg["frequency"];
  commodity: string;
}

export function usedFlowOf(leg: Leg, commodity: string): UsedFlow | undefined {
  if (leg.reporter === "reconciled") return undefined;
  const reporter = leg.reporter === "exporter" ? leg.exporter : leg.importer;
  return { reporter, dataset: leg.dataset, flow: leg.flow, frequency: leg.frequency, commodity };
}

/** World totals are what shares are of; partner groups (aggregates) hold what other rows hold too. */
const listedKinds: readonly Entry["kind"][] = [
  "areas-nes",
  "special-categories",
  "bunkers",
  "free-zones",
  "secret",
  "own-goods",
];

function isInWindow({ frequency, period }: UnallocatedAmount, window: TradeWindow): boolean {
  return frequency === window.frequency && period >= window.first && period <= window.last;
}

/** null where an amount is declared without a value; undefined where there is none. */
function sumOf(amounts: readonly UnallocatedAmount[]): number | null | undefined {
  if (amounts.length === 0) return undefined;
  if (amounts.some(({ value }) => value === null)) return null;
  return amounts.reduce((sum, { value }) => sum + value!, 0);
}

function summarise(used: UsedFlow, name: Entry["window"], amounts: readonly UnallocatedAmount[]): Entry[] {
  const world = sumOf(amounts.filter(({ kind }) => kind === "world"));
  return listedKinds.flatMap((kind) => {
    const value = sumOf(amounts.filter((amount) => amount.kind === kind));
    if (value === undefined) return [];
    const shareOfWorld = value === null || !world ? null : value / world;
    const { reporter, dataset, flow, commodity } = used;
    return [{ reporter, dataset, flow, commodity, kind, window: name, value, shareOfWorld }];
  });
}

const textOf = ({ reporter, dataset, flow, frequency, commodity }: UsedFlow) =>
  [reporter, dataset, flow, frequency, commodity].join("|");

/** `value` is US dollars over the window. In the order of reporter, dataset, flow and code. */
export function summariseUnallocated(
  flows: readonly UsedFlow[],
  amounts: readonly UnallocatedAmount[],
  windows: { before: string; after: string },
): Entry[] {
  const unique = new Map(flows.map((flow) => [textOf(flow), flow]));
  return [...unique.entries()]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([, used]) => {
      const own = amounts.filter(
        (amount) =>
          amount.reporter === used.reporter &&
          amount.dataset === used.dataset &&
          amount.flow === used.flow &&
          amount.hs === used.commodity,
      );
      return (["before", "after"] as const).flatMap((name) => {
        const window = parseWindow(windows[name])!;
        return summarise(
          used,
          name,
          own.filter((amount) => isInWindow(amount, window)),
        );
      });
    });
}
