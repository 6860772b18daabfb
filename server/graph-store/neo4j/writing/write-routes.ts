/** Writes changed routes with their series; those of one pair of countries together, which spares looking these up. */
import { commodityId, countryId } from "#graph-schema/node-id.ts";
import { seriesKeyText } from "../../series-block.ts";
import { integer, type RunQuery } from "../database/database.ts";
import { toSeriesProperties } from "../mapping/series-properties.ts";
import { writeStatements } from "../mapping/statements.ts";
import type { Names } from "../schema/names.ts";
import { isPresent, isRemoved, type Removed } from "../working-copy/changed-elements.ts";
import type { ChangedRoute } from "../working-copy/changed-routes.ts";

export async function writeRoutes(
  run: RunQuery,
  names: Names,
  changes: readonly (ChangedRoute | Removed)[],
): Promise<void> {
  const present = changes.filter(isPresent<ChangedRoute>);
  await createRoutes(
    run,
    names,
    present.filter(({ isNew }) => isNew),
  );
  await updateRoutes(
    run,
    names,
    present.filter(({ isNew }) => !isNew),
  );
}

export async function removeRoutes(
  run: RunQuery,
  names: Names,
  changes: readonly (ChangedRoute | Removed)[],
): Promise<void> {
  const ids = changes.filter(isRemoved).map(({ id }) => id);
  if (ids.length > 0) await run(`UNWIND $ids AS id MATCH (r:${names.node} {id: id}) DETACH DELETE r`, { ids });
}

/** `marks`: properties that each of the routes gets besides its own. */
export async function createRoutes(
  run: RunQuery,
  names: Names,
  routes: readonly ChangedRoute[],
  marks: Record<string, unknown> = {},
): Promise<void> {
  if (routes.length === 0) return;
  const groups = Map.groupBy(routes, ({ exporter, importer }) => `${exporter}>${importer}`);
  const pairs = [...groups.values()].map((group) => ({
    exporter: countryId(group[0]!.exporter),
    importer: countryId(group[0]!.importer),
    routes: group.map((route) => ({
      commodity: commodityId(route.hs),
      properties: { ...toRouteProperties(route), ...identityOf(route), ...marks },
      series: seriesOf(route),
    })),
  }));
  const query = `UNWIND $pairs AS pair
    MATCH (x:${names.node} {id: pair.exporter}) MATCH (m:${names.node} {id: pair.importer})
    UNWIND pair.routes AS row
    MATCH (c:${names.node} {id: row.commodity})
    CREATE (x)-[:${names.relationship("SHIPS")}]->(r${names.labels("CommodityRoute")})-[:${names.relationship("ARRIVES_IN")}]->(m)
    CREATE (r)-[:${names.relationship("CARRIES")}]->(c)
    SET r = row.properties
    WITH r, row UNWIND row.series AS series
    MATCH (d:${names.node} {id: series.dataset})
    CREATE (r)-[s:${names.relationship("REPORTED_IN")}]->(d) SET s = series.properties`;
  await run(query, { pairs });
}

async function updateRoutes(run: RunQuery, names: Names, routes: readonly ChangedRoute[]): Promise<void> {
  if (routes.length === 0) return;
  const reported = names.relationship("REPORTED_IN");
  const rows = routes.map((route) => {
    const keys = [...route.series.map(({ kind }) => kind), ...route.removedSeries].map(seriesKeyText);
    return { id: route.id, properties: toRouteProperties(route), keys, series: seriesOf(route) };
  });
  const properties = `UNWIND $rows AS row MATCH (r:${names.node} {id: row.id}) SET r += row.properties`;
  await run(properties, { rows: rows.map(({ id, properties }) => ({ id, properties })) });
  const clear = `UNWIND $rows AS row MATCH (:${names.node} {id: row.id})-[s:${reported}]->()
    WHERE s.key IN row.keys DELETE s`;
  const withSeries = rows.filter(({ keys }) => keys.length > 0);
  await run(clear, { rows: withSeries.map(({ id, keys }) => ({ id, keys })) });
  const put = `UNWIND $rows AS row MATCH (r:${names.node} {id: row.id})
    UNWIND row.series AS series MATCH (d:${names.node} {id: series.dataset})
    CREATE (r)-[s:${reported}]->(d) SET s = series.properties`;
  await run(put, { rows: withSeries.map(({ id, series }) => ({ id, series })) });
}

export function seriesOf(route: ChangedRoute): { dataset: string; properties: Record<string, unknown> }[] {
  return route.series.map((one) => ({ dataset: one.kind.dataset, properties: toSeriesProperties(route, one) }));
}

/** The caption has the countries' keys, so that it stays true when a country is named otherwise. */
function identityOf({ id, exporter, importer, hs }: ChangedRoute): Record<string, unknown> {
  return { id, type: "CommodityRoute", exporter, importer, hs, caption: `${exporter} → ${importer}: ${hs}` };
}

export function toRouteProperties({ rank, degree, evidence, statements }: ChangedRoute): Record<string, unknown> {
  const spoken = statements.length > 0 ? writeStatements(statements) : { statements: null, contributors: null };
  return { rank: integer(rank), degree: integer(degree), evidence, ...spoken };
}
