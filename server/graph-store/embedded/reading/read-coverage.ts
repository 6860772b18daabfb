import type { CoverageBlock, UnallocatedAmount } from "#graph-schema/trade-series.ts";
import type { UnallocatedFilter } from "../../graph-store.ts";
import type { Database } from "../../sqlite/database/database.ts";

/** Every block once, whoever contributed it, sorted by its text. */
export function readCoverage(database: Database): CoverageBlock[] {
  return database
    .all<{ block: string }>("SELECT DISTINCT block FROM coverage ORDER BY block")
    .map(({ block }) => JSON.parse(block) as CoverageBlock);
}

interface UnallocatedRow extends UnallocatedAmount {
  layer: number;
}

/** Sorted by reporter, code, dataset, flow, frequency, edition, period, kind and partner; imports stand before seeds. */
export function readUnallocated(database: Database, filter: UnallocatedFilter): UnallocatedAmount[] {
  const sql = `SELECT dataset, reporter, flow, frequency, edition, hs, period, kind, partner_text AS partnerText, value,
      source_rows AS rows, min(layer) AS layer
    FROM unallocated
    WHERE (?1 IS NULL OR reporter IN (SELECT value FROM json_each(?1)))
      AND (?2 IS NULL OR hs IN (SELECT value FROM json_each(?2))) AND still_wanted(period)
    GROUP BY reporter, hs, dataset, flow, frequency, edition, period, kind, partner_text
    ORDER BY reporter, hs, dataset, flow, frequency, edition, period, kind, partner_text`;
  const list = (texts: string[] | undefined) => (texts === undefined ? null : JSON.stringify(texts));
  return database
    .all<UnallocatedRow>(sql, list(filter.reporters), list(filter.codes))
    .map(({ layer: _, ...amount }) => amount);
}
