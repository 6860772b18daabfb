/** The coverage and the amounts without a partner that one contributor brought. */
import type { CoverageBlock, UnallocatedAmount } from "#graph-schema/trade-series.ts";
import type { ContributionPage } from "../../graph-store.ts";
import { seedsContributor } from "../../merge-statements.ts";
import { integer } from "../database/database.ts";
import type { Reading } from "../database/store-state.ts";
import { unallocatedFields } from "../mapping/unallocated.ts";
import type { PartQuestion } from "./stream-contributions.ts";

const rowsPerPage = 1000;
const begin = "unallocated|";

/** Coverage as one page, then amounts in the order of their key. */
export async function* pageAmounts(
  reading: Reading,
  { contributor, after }: PartQuestion,
): AsyncGenerator<ContributionPage> {
  if (after === undefined) {
    const coverage = await readBlocks(reading, contributor);
    if (coverage.length > 0) yield { batch: { coverage }, cursor: begin };
  }
  yield* pageUnallocated(reading, contributor, after ?? begin);
}

async function readBlocks({ run, names, view }: Reading, contributor: string): Promise<CoverageBlock[]> {
  const query = `MATCH (m:${names.meta} {record: 'coverage'}${view.only("m")}) WHERE m.contributor = $contributor
    RETURN m.block AS block ORDER BY block`;
  const rows = await run<{ block: string }>(query, { contributor });
  return rows.map(({ block }) => JSON.parse(block) as CoverageBlock);
}

async function* pageUnallocated(
  { run, names, view }: Reading,
  contributor: string,
  after: string,
): AsyncGenerator<ContributionPage> {
  const layer = contributor === seedsContributor ? 1 : 0;
  const query = `MATCH (m:${names.meta}${view.only("m")}) WHERE m.key > $last AND m.key STARTS WITH $start
      AND ($layer = 1 OR m.dataset = $contributor)
    RETURN m.key AS key, m {${unallocatedFields}} AS amount ORDER BY m.key LIMIT $limit`;
  let last = after;
  for (;;) {
    const parameters = { last, start: `${begin}${layer}|`, layer, contributor, limit: integer(rowsPerPage) };
    const rows = await run<{ key: string; amount: UnallocatedAmount }>(query, parameters);
    if (rows.length === 0) return;
    last = rows.at(-1)!.key;
    yield { batch: { unallocated: rows.map(({ amount }) => amount) }, cursor: last };
  }
}
