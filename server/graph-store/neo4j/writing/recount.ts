import { randomUUID } from "node:crypto";
import type { Refresh } from "#graph-schema/contract/statistics.ts";
import { compareCounts } from "../../finding.ts";
import { readMoment } from "../database/commit-mark.ts";
import type { Neo4jDatabase, RunQuery } from "../database/database.ts";
import { makeReading, saveState } from "../database/store-state.ts";
import type { StoreState } from "../mapping/store-state.ts";
import { countAnew } from "../reading/count-anew.ts";
import type { Names } from "../schema/names.ts";
import { FencedWriter } from "./fenced-writer.ts";
import { settleLeftovers } from "./large/settle.ts";
import { WriteLease } from "./write-lease.ts";

const countingTimeout = 3_600_000;

/** How many routes begin in, end in or carry a node, which answers take from it. */
async function writeRouteCounts(run: RunQuery, names: Names): Promise<void> {
  const countries = `MATCH (c:${names.label("Country")}:${names.node})
    WITH c, COUNT { (c)-[:${names.relationship("SHIPS")}]->() } AS outgoing, COUNT { (c)<-[:${names.relationship("ARRIVES_IN")}]-() } AS incoming
    WHERE coalesce(c.routesOut, 0) <> outgoing OR coalesce(c.routesIn, 0) <> incoming
    SET c.routesOut = CASE WHEN outgoing > 0 THEN outgoing END, c.routesIn = CASE WHEN incoming > 0 THEN incoming END`;
  await run(countries);
  const commodities = `MATCH (c:${names.label("Commodity")}:${names.node})
    WITH c, COUNT { (c)<-[:${names.relationship("CARRIES")}]-() } AS carried WHERE coalesce(c.routesOf, 0) <> carried
    SET c.routesOf = CASE WHEN carried > 0 THEN carried END`;
  await run(commodities);
}

const perDataset = (counts: StoreState["datasets"], name: "routes" | "series" | "observations") =>
  Object.fromEntries(Object.entries(counts).map(([id, one]) => [id, one[name]]));

function compareStates(before: StoreState, after: StoreState): Refresh["corrections"] {
  return [
    ...compareCounts("nodes", before.nodes, after.nodes),
    ...compareCounts("relationships", before.relationships, after.relationships),
    ...(["routes", "series", "observations"] as const).flatMap((name) =>
      compareCounts(name, perDataset(before.datasets, name), perDataset(after.datasets, name)),
    ),
  ];
}

/** Under the lease, so that no import comes between counting and saving; moves the data version whatever it finds. */
export async function recount(database: Neo4jDatabase, signal: AbortSignal | undefined): Promise<Refresh> {
  const { names } = database;
  const lease = await WriteLease.take(database, signal);
  try {
    const writer = new FencedWriter(database, lease);
    await settleLeftovers(writer);
    const [before, counts] = await database.read(
      async (run) => {
        const reading = makeReading(run, names, await readMoment(run, names));
        return [reading.state, await countAnew(reading)] as const;
      },
      { signal, timeout: countingTimeout },
    );
    const after = { ...before, ...counts, dataVersion: randomUUID() };
    await lease.stopRenewing();
    await writer.writeAtOnce(async (run, mark) => {
      await writeRouteCounts(run, names);
      await writer.finish(run);
      await mark();
      await saveState(run, names, after);
    }, signal);
    return { corrections: compareStates(before, after), dataVersion: after.dataVersion };
  } finally {
    await lease.release();
  }
}
