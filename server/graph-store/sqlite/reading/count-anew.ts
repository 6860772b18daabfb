import type { Refresh } from "#graph-schema/contract/statistics.ts";
import type { Database } from "../database/database.ts";
import { unpackTradeColumns } from "../packing/unpack-cells.ts";
import { layerSeries, type LayerRow } from "./layer-series.ts";
import { emptyCells } from "../packing/series-cells.ts";
import { compareCounts } from "../../finding.ts";
import { readTallies, type TallyScope } from "./tally.ts";

type Correction = Refresh["corrections"][number];

const queries: Record<Exclude<TallyScope, "dataset-observations">, string> = {
  node: "SELECT type AS name, count(*) AS count FROM node GROUP BY type",
  relationship: "SELECT type AS name, count(*) AS count FROM relationship GROUP BY type",
  exporter: "SELECT exporter AS name, count(*) AS count FROM route GROUP BY exporter",
  importer: "SELECT importer AS name, count(*) AS count FROM route GROUP BY importer",
  commodity: "SELECT hs AS name, count(*) AS count FROM route GROUP BY hs",
  "dataset-routes": `SELECT k.dataset AS name, count(DISTINCT s.route) AS count
    FROM series s JOIN series_kind k ON k.key = s.kind GROUP BY k.dataset`,
  "dataset-series": `SELECT name, count(*) AS count FROM (
      SELECT DISTINCT k.dataset AS name, s.route, s.kind FROM series s JOIN series_kind k ON k.key = s.kind)
    GROUP BY name`,
};

const countedScopes: readonly TallyScope[] = [
  ...(Object.keys(queries) as (keyof typeof queries)[]),
  "dataset-observations",
];

/** What the store counts as it writes, held against what is there. */
export function findCorrections(database: Database): (Correction & { scope: TallyScope; name: string })[] {
  return countedScopes.flatMap((scope) =>
    compareCounts(scope, readTallies(database, scope), countAnew(database, scope)).map((correction) => {
      return { ...correction, scope, name: correction.count.slice(scope.length + 1) };
    }),
  );
}

function countAnew(database: Database, scope: TallyScope): Record<string, number> {
  if (scope === "dataset-observations") return countObservations(database);
  const rows = database.all<{ name: string; count: number }>(queries[scope]);
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

/** Those that readers see: a period of both layers once. */
function countObservations(database: Database): Record<string, number> {
  const sql = `SELECT s.route, k.dataset, s.kind, s.layer, s.unit, s.cells FROM series s JOIN series_kind k ON k.key = s.kind
    ORDER BY s.route, s.kind, s.layer`;
  const counts: Record<string, number> = {};
  let series: (LayerRow & { route: number; dataset: string; cells: Uint8Array })[] = [];
  const finish = () => {
    for (const { row, cells } of layerSeries(series, ({ cells }) => ({
      ...emptyCells(),
      ...unpackTradeColumns(cells),
    }))) {
      counts[row.dataset] = (counts[row.dataset] ?? 0) + cells.period.length;
    }
    series = [];
  };
  for (const row of database.iterate<(typeof series)[number]>(sql)) {
    if (series[0] !== undefined && series[0].route !== row.route) finish();
    series.push(row);
  }
  finish();
  return counts;
}
