import { byCodeUnits } from "../../merge-statements.ts";
import type { Reading } from "../database/store-state.ts";
import type { Names } from "../schema/names.ts";

/** Routes read at once, give or take one pair of countries. */
const routesPerChunk = 4000;

/** Ids from `first` on, before `end`. */
export interface IdRange {
  first: string;
  end: string;
}

interface Pair {
  exporter: string;
  importer: string;
  routes: number;
}

/**
 * All routes in the order of exporter, importer and HS code, some thousand at a time: for each chunk the ranges of its
 * routes' ids, one for each exporter. Routes of one chunk have to be sorted when read.
 */
export async function readRouteChunks({ names, run, view }: Reading): Promise<IdRange[][]> {
  const query = `MATCH (r:${names.label("CommodityRoute")}${view.only("r")})
    RETURN r.exporter AS exporter, r.importer AS importer, count(*) AS routes`;
  return chunkPairs(await run<Pair>(query));
}

/** MATCH and WHERE of the routes `r` of a chunk, given as the parameter `ranges`; walks the index of ids. */
export function matchChunk({ node }: Names, more = ""): string {
  return `UNWIND $ranges AS range MATCH (r:${node})${more} WHERE r.id >= range.first AND r.id < range.end`;
}

export function chunkPairs(pairs: readonly Pair[]): IdRange[][] {
  const sorted = pairs.toSorted((a, b) => byCodeUnits(a.exporter, b.exporter) || byCodeUnits(a.importer, b.importer));
  const chunks: Pair[][] = [];
  let room = 0;
  for (const pair of sorted) {
    const last = chunks.at(-1);
    if (last === undefined || (room <= 0 && !standsAmong(pair, last))) {
      chunks.push([pair]);
      room = routesPerChunk;
    } else last.push(pair);
    room -= pair.routes;
  }
  return chunks.map(toRanges);
}

/** `route:FRA>EU27:` comes before `route:FRA>EU:` among ids, though EU comes before EU27: such pairs stay together. */
function standsAmong({ exporter, importer }: Pair, chunk: readonly Pair[]): boolean {
  return chunk.some((other) => other.exporter === exporter && importer.startsWith(other.importer));
}

function toRanges(chunk: readonly Pair[]): IdRange[] {
  return [...Map.groupBy(chunk, ({ exporter }) => exporter)].map(([exporter, pairs]) => {
    const starts = pairs
      .map(({ importer }) => `route:${exporter}>${importer}`)
      .toSorted((a, b) => byCodeUnits(`${a}:`, `${b}:`));
    // A semicolon is what follows a colon.
    return { first: `${starts[0]}:`, end: `${starts.at(-1)};` };
  });
}
