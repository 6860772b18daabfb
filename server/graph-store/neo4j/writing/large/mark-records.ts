import { integer } from "../../database/database.ts";
import type { RecordRow } from "../write-records.ts";
import type { Marking } from "./mark-elements.ts";

/**
 * Writes new records, with marks, and marks those that go. Answers those that are there and say something else now: they
 * are few, and are written when the import becomes visible.
 */
export async function markRecords({ run, names, number }: Marking, rows: readonly RecordRow[]): Promise<RecordRow[]> {
  const since = integer(number);
  const gone = rows.filter(({ removed }) => removed).map(({ key }) => key);
  const remove = `UNWIND $gone AS key MATCH (m:${names.meta} {key: key}) SET m.until = $number, m.changing = $number`;
  if (gone.length > 0) await run(remove, { gone, number: since });
  const kept = rows.filter(({ removed }) => !removed);
  const find = `UNWIND $keys AS key MATCH (m:${names.meta} {key: key}) RETURN m.key AS key`;
  const found = await run<{ key: string }>(find, { keys: kept.map(({ key }) => key) });
  const known = new Set<unknown>(found.map(({ key }) => key));
  const created = kept
    .filter(({ key }) => !known.has(key))
    .map(({ properties }) => ({ properties: { ...properties, since } }));
  const create = `UNWIND $rows AS row CREATE (m:${names.meta}) SET m = row.properties`;
  if (created.length > 0) await run(create, { rows: created });
  return kept.filter(({ key }) => known.has(key));
}
