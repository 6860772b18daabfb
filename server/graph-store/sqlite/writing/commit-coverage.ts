import type { UnallocatedAmount } from "#graph-schema/trade-series.ts";
import type { Database } from "../database/database.ts";
import type { AbortCheck } from "../threads/messages.ts";
import type { Commit } from "./put-nodes.ts";

/** Blocks add up: what a dataset covered by one import it still covers after the next. */
export function commitCoverage({ database, changes, speaker }: Commit, staging: Database): void {
  for (const { block } of staging.all<{ block: string }>("SELECT block FROM coverage ORDER BY position")) {
    const sql = "INSERT INTO coverage (contributor, block) VALUES (?, ?) ON CONFLICT DO NOTHING";
    if (database.run(sql, speaker.key, block) > 0) changes.digest(speaker.id, `coverage ${block}`, 1);
  }
}

const identity = "layer, dataset, reporter, flow, frequency, edition, hs, period, kind, partner_text";

export function commitUnallocated(commit: Commit, staging: Database, checkAbort: AbortCheck): void {
  const seen = new Set<string>();
  for (const row of staging.iterate<{ amount: string }>("SELECT amount FROM unallocated ORDER BY position")) {
    checkAbort();
    const amount = JSON.parse(row.amount) as UnallocatedAmount;
    const key = JSON.stringify(identityOf(commit.speaker.layer, amount));
    const before = readAmount(commit, amount);
    if (seen.has(key) && before && before.value !== amount.value) rejectDiffering(commit, amount, before.rows);
    else putAmount(commit, amount, before);
    seen.add(key);
  }
}

function identityOf(layer: number, amount: UnallocatedAmount): (string | number)[] {
  const { dataset, reporter, flow, frequency, edition, hs, period, kind, partnerText } = amount;
  return [layer, dataset, reporter, flow, frequency, edition, hs, period, kind, partnerText];
}

function readAmount(commit: Commit, amount: UnallocatedAmount): { value: number | null; rows: string } | undefined {
  const sql = `SELECT value, source_rows AS rows FROM unallocated WHERE (${identity}) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
  return commit.database.get(sql, ...identityOf(commit.speaker.layer, amount));
}

function putAmount(commit: Commit, amount: UnallocatedAmount, before: { value: number | null } | undefined): void {
  const { database, changes, speaker } = commit;
  if (before?.value === amount.value) return;
  if (before) changes.digest(speaker.id, unallocatedContent(speaker.layer, { ...amount, value: before.value }), -1);
  changes.digest(speaker.id, unallocatedContent(speaker.layer, amount), 1);
  const sql = `INSERT OR REPLACE INTO unallocated (${identity}, value, source_rows)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
  database.run(sql, ...identityOf(speaker.layer, amount), amount.value, amount.rows);
}

/** What the digest of an amount is made of. */
export function unallocatedContent(layer: number, amount: UnallocatedAmount): string {
  return `unallocated ${JSON.stringify([...identityOf(layer, amount), amount.value])}`;
}

function rejectDiffering({ changes }: Commit, amount: UnallocatedAmount, firstRows: string): void {
  const line = Number(/\d+(?=\D*$)/.exec(amount.rows)?.[0] ?? 0);
  changes.rejections.push({
    line,
    field: null,
    value: amount.value === null ? null : String(amount.value),
    reason: `A second row for the same amount of ${amount.partnerText} that differs from ${firstRows}; the first stands.`,
  });
}
