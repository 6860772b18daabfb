/** Writes changed blocks of coverage and amounts that belong to no partner country. */
import type { UnallocatedAmount } from "#graph-schema/trade-series.ts";
import type { RunQuery } from "../database/database.ts";
import { toCoverageProperties, toUnallocatedProperties } from "../mapping/unallocated.ts";
import type { Names } from "../schema/names.ts";
import type { ChangedAmount, ChangedCoverage } from "../working-copy/changed-elements.ts";

export interface RecordRow {
  key: unknown;
  removed: boolean;
  properties: Record<string, unknown>;
}

export function coverageRow({ contributor, block, removed }: ChangedCoverage): RecordRow {
  return toRow(toCoverageProperties(contributor, block), removed);
}

export function amountRow({ layer, removed, ...amount }: ChangedAmount): RecordRow {
  return toRow(toUnallocatedProperties(amount as UnallocatedAmount, layer), removed);
}

const toRow = (properties: Record<string, unknown>, removed: boolean): RecordRow => ({
  key: properties["key"],
  removed,
  properties,
});

export async function writeRecords(run: RunQuery, names: Names, rows: readonly RecordRow[]): Promise<void> {
  const kept = rows.filter(({ removed }) => !removed);
  const gone = rows.filter(({ removed }) => removed).map(({ key }) => key);
  if (kept.length > 0) {
    await run(`UNWIND $rows AS row MERGE (m:${names.meta} {key: row.key}) SET m = row.properties`, { rows: kept });
  }
  if (gone.length > 0) await run(`UNWIND $gone AS key MATCH (m:${names.meta} {key: key}) DELETE m`, { gone });
}
