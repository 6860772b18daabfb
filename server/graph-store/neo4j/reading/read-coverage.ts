import type { CoverageBlock, UnallocatedAmount } from "#graph-schema/trade-series.ts";
import type { UnallocatedFilter } from "../../graph-store.ts";
import { byCodeUnits } from "../../merge-statements.ts";
import type { Reading } from "../database/store-state.ts";
import { amountKey, unallocatedFields } from "../mapping/unallocated.ts";

/** Every block once, whoever contributed it, sorted by its text. */
export async function readCoverage({ names, run, view }: Reading): Promise<CoverageBlock[]> {
  const query = `MATCH (m:${names.meta} {record: 'coverage'}${view.only("m")}) RETURN DISTINCT m.block AS block`;
  const rows = await run<{ block: string }>(query);
  return rows
    .map(({ block }) => block)
    .toSorted(byCodeUnits)
    .map((block) => JSON.parse(block) as CoverageBlock);
}

/** Sorted by reporter, code, dataset, flow, frequency, edition, period, kind and partner; imports stand before seeds. */
export async function readUnallocated(
  { names, run, view }: Reading,
  { reporters, codes }: UnallocatedFilter,
): Promise<UnallocatedAmount[]> {
  const query = `MATCH (m:${names.meta} {record: 'unallocated'}${view.only("m")})
    WHERE ($reporters IS NULL OR m.reporter IN $reporters) AND ($codes IS NULL OR m.hs IN $codes)
    RETURN m.layer AS layer, m {${unallocatedFields}} AS amount ORDER BY layer`;
  const parameters = { reporters: reporters ?? null, codes: codes ?? null };
  const rows = await run<{ layer: number; amount: UnallocatedAmount }>(query, parameters);
  const first = new Map<string, UnallocatedAmount>();
  for (const { amount } of rows) if (!first.has(amountKey(amount))) first.set(amountKey(amount), amount);
  return [...first.values()].toSorted(compareAmounts);
}

const order = ["reporter", "hs", "dataset", "flow", "frequency", "edition"] as const;

function compareAmounts(a: UnallocatedAmount, b: UnallocatedAmount): number {
  for (const name of order) {
    const difference = byCodeUnits(a[name], b[name]);
    if (difference !== 0) return difference;
  }
  return a.period - b.period || byCodeUnits(a.kind, b.kind) || byCodeUnits(a.partnerText, b.partnerText);
}
