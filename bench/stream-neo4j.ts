import type { Driver } from "neo4j-driver";
import type { GraphStore } from "../server/graph-store/graph-store.ts";

/** Seconds to read every series as the trace index does. */
export async function streamThroughStore(store: GraphStore): Promise<number> {
  const started = performance.now();
  let series = 0;
  for await (const { headers } of store.streamSeries()) series += headers.length;
  if (series === 0) throw new Error("The store has no series");
  return (performance.now() - started) / 1000;
}

const queries = {
  rows: `MATCH (r:CommodityRoute)-[s:REPORTED_IN]->(d)
    RETURN r.exporter, r.importer, r.hs, d.id, s.side, s.periods, s.values`,
  pairs: `MATCH (r:CommodityRoute)-[s:REPORTED_IN]->(d)
    RETURN r.exporter, r.importer, collect([r.hs, d.id, s.side, s.periods, s.values])`,
};
export type PlainStream = keyof typeof queries;

/** Seconds to read every series, without order, by one query; with `pairs` collected by pair of countries. */
export async function streamPlainly(driver: Driver, kind: PlainStream): Promise<number> {
  const session = driver.session({ defaultAccessMode: "READ", fetchSize: 5000 });
  const started = performance.now();
  try {
    let rows = 0;
    for await (const _ of session.run(queries[kind])) rows += 1;
    if (rows === 0) throw new Error("The database has no series");
  } finally {
    await session.close();
  }
  return (performance.now() - started) / 1000;
}
