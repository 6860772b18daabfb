import { byCodeUnits } from "../../merge-statements.ts";
import type { Reading } from "../database/store-state.ts";

/** Routes read at once, give or take one pair of countries. */
const routesPerChunk = 4000;

/**
 * All routes in the order of exporter, importer and HS code, some thousand at a time: for each chunk what the ids of its
 * routes begin with, one text for each pair of countries. Routes of one chunk have to be sorted when read.
 */
export async function readRouteChunks({ names, run, view }: Reading): Promise<string[][]> {
  const query = `MATCH (r:${names.label("CommodityRoute")}${view.only("r")})
    RETURN r.exporter AS exporter, r.importer AS importer, count(*) AS routes`;
  const pairs = await run<{ exporter: string; importer: string; routes: number }>(query);
  pairs.sort((a, b) => byCodeUnits(a.exporter, b.exporter) || byCodeUnits(a.importer, b.importer));
  const chunks: string[][] = [];
  let room = 0;
  for (const { exporter, importer, routes } of pairs) {
    if (room <= 0) {
      chunks.push([]);
      room = routesPerChunk;
    }
    chunks.at(-1)!.push(`route:${exporter}>${importer}:`);
    room -= routes;
  }
  return chunks;
}
