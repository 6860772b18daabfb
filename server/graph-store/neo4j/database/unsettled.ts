/** Which import is unsettled, written on the store's meta node; see reading/visibility.ts. */
import type { Names } from "../schema/names.ts";
import type { RunQuery } from "./database.ts";

/** Announces an import; its number is never given again. Readers see nothing of it, but know that there is one. */
export async function beginUnsettled(run: RunQuery, names: Names): Promise<number> {
  const query = `MATCH (m:${names.meta} {key: 'store'})
    SET m.unsettledNumber = coalesce(m.unsettledNumber, 0) + 1, m.unsettledStatus = 'pending'
    RETURN m.unsettledNumber AS number`;
  const [row] = await run<{ number: number }>(query);
  if (!row) throw new Error("The store has no meta node");
  return row.number;
}

/** From here on readers see what the import made. */
export async function flipUnsettled(run: RunQuery, names: Names): Promise<void> {
  await run(`MATCH (m:${names.meta} {key: 'store'}) SET m.unsettledStatus = 'committed'`);
}

/** After the last of its marks. */
export async function endUnsettled(run: RunQuery, names: Names): Promise<void> {
  await run(`MATCH (m:${names.meta} {key: 'store'}) REMOVE m.unsettledStatus`);
}
