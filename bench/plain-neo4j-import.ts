/** What a plain program would do: one session, one UNWIND after the other. */
import type { Driver } from "neo4j-driver";
import { ensureSchema } from "../server/graph-store/neo4j/schema/ensure-schema.ts";
import { Neo4jDatabase } from "../server/graph-store/neo4j/database/database.ts";
import { syntheticNodes, type SyntheticWorld } from "./generate-trade.ts";
import { plainRoutes, type PlainRoute } from "./neo4j-import-world.ts";

const rowsAtOnce = 20_000;

const create = `CREATE (x)-[:SHIPS]->(r:Entrepot:CommodityRoute)-[:ARRIVES_IN]->(m) CREATE (r)-[:CARRIES]->(c)
  SET r = row.properties
  WITH r, row UNWIND row.series AS series MATCH (d:Entrepot {id: series.dataset})
  CREATE (r)-[s:REPORTED_IN]->(d) SET s = series.properties`;

/** `rows`: each looks up its countries; `pairs`: those of one pair of countries come together. */
const queries = {
  rows: `UNWIND $rows AS row MATCH (x:Entrepot {id: row.exporter}) MATCH (m:Entrepot {id: row.importer})
    MATCH (c:Entrepot {id: row.commodity}) ${create}`,
  pairs: `UNWIND $rows AS pair MATCH (x:Entrepot {id: pair.exporter}) MATCH (m:Entrepot {id: pair.importer})
    UNWIND pair.routes AS row MATCH (c:Entrepot {id: row.commodity}) ${create}`,
};
export type PlainKind = keyof typeof queries;

/** Seconds for the routes alone; constraints, indexes and the nodes they need are there before. */
export async function importPlainly(
  driver: Driver,
  uri: string,
  world: SyntheticWorld,
  kind: PlainKind,
): Promise<number> {
  await prepare(driver, uri, world);
  const routes = plainRoutes(world);
  if (kind === "pairs") routes.sort((a, b) => (pairOf(a) < pairOf(b) ? -1 : 1));
  const session = driver.session();
  const started = performance.now();
  try {
    for (let from = 0; from < routes.length; from += rowsAtOnce) {
      const rows = routes.slice(from, from + rowsAtOnce);
      await session.run(queries[kind], { rows: kind === "rows" ? rows : groupByPair(rows) });
    }
  } finally {
    await session.close();
  }
  return (performance.now() - started) / 1000;
}

const pairOf = ({ exporter, importer }: PlainRoute) => `${exporter}>${importer}`;

function groupByPair(routes: PlainRoute[]): unknown[] {
  return [...Map.groupBy(routes, pairOf).values()].map((group) => {
    const { exporter, importer } = group[0]!;
    return { exporter, importer, routes: group };
  });
}

async function prepare(driver: Driver, uri: string, world: SyntheticWorld): Promise<void> {
  const database = new Neo4jDatabase(uri, {});
  try {
    await ensureSchema(database);
  } finally {
    await database.close();
  }
  const rows = syntheticNodes(world).map(({ id, type, label }) => ({ id, type, caption: label }));
  await driver.executeQuery("UNWIND $rows AS row CREATE (n:Entrepot) SET n = row", { rows });
}
