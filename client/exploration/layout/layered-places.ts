/**
 * Places of the countries of chains in layers: origins left, third countries between, destinations right.
 * Chains matched by product stand above, context below; the row between them stays free for the direct flow.
 */
import type { Point } from "../state.ts";

export const layerDistance = 320;
/** Between third countries a line is named beside those that pass on to the destination: room for both names. */
const innerDistance = 430;
export const rowDistance = 80;
/**
 * Rows between the direct flow and the first third country on either side: room for lines beside each other, and
 * above, where they are named in the middle, for their names.
 */
const firstRow = { above: 2, below: 1.5 } as const;

export interface LayeredChain {
  countries: readonly string[];
  context: boolean;
  /** US dollars a year in the after window, or null; larger chains stand nearer the middle row. */
  weight: number | null;
}

/** Places by country key, whole numbers, the direct flow's row at y = 0. Deterministic: the order of chains does not matter. */
export function placeInLayers(chains: readonly LayeredChain[]): Record<string, Point> {
  const layers = assignLayers(chains);
  const rows = assignRows(chains, layers);
  const last = Math.max(0, ...layers.values());
  const places: Record<string, Point> = {};
  for (const [country, layer] of layers) {
    if (layer > 0 && layer < last)
      places[country] = { x: layerPlace(layer, last), y: (rows.get(country) ?? 0) * rowDistance };
  }
  for (const end of [0, last]) {
    const countries = [...layers].filter(([, layer]) => layer === end).map(([country]) => country);
    Object.assign(places, placeEnds(countries, layerPlace(end, last), chains, places));
  }
  return places;
}

function layerPlace(layer: number, last: number): number {
  if (layer === 0) return 0;
  const inner = Math.min(layer, last - 1) - 1;
  return layerDistance + Math.max(0, inner) * innerDistance + (layer === last && last > 1 ? layerDistance : 0);
}

function assignLayers(chains: readonly LayeredChain[]): Map<string, number> {
  const last = Math.max(1, ...chains.map(({ countries }) => countries.length - 1));
  const steps = chains.flatMap(({ countries }) =>
    countries.map((country, index) => ({ country, step: (index * last) / (countries.length - 1) })),
  );
  const byCountry = Map.groupBy(steps, ({ country }) => country);
  return new Map(
    [...byCountry].map(
      ([country, own]) =>
        [
          country,
          layerOf(
            own.map(({ step }) => step),
            last,
          ),
        ] as const,
    ),
  );
}

/** An end stays an end; a third country stands where it mostly does, the earlier layer in a tie. */
function layerOf(steps: readonly number[], last: number): number {
  if (steps.includes(0)) return 0;
  if (steps.includes(last)) return last;
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  return Math.min(last - 1, Math.max(1, Math.ceil(mean - 0.5 - 1e-9)));
}

/** Rows of the third countries, negative above the direct flow and positive below. */
function assignRows(chains: readonly LayeredChain[], layers: ReadonlyMap<string, number>): Map<string, number> {
  const rows = new Map<string, number>();
  const last = Math.max(0, ...layers.values());
  for (let layer = 1; layer < last; layer += 1) {
    const countries = [...layers].filter(([, own]) => own === layer).map(([country]) => country);
    const inQuestion = countries.filter((country) =>
      chains.some((chain) => !chain.context && chain.countries.includes(country)),
    );
    const context = countries.filter((country) => !inQuestion.includes(country));
    const above = rank(inQuestion, chains);
    const below = rank(context, chains);
    // Without context the question's own countries share both sides.
    if (below.length === 0) below.push(...above.splice(Math.ceil(above.length / 2)));
    for (const [index, country] of above.entries()) rows.set(country, -firstRow.above - index);
    for (const [index, country] of below.entries()) rows.set(country, firstRow.below + index);
  }
  return rows;
}

/** The heaviest first; unknown weights last; then by key. */
function rank(countries: readonly string[], chains: readonly LayeredChain[]): string[] {
  const weight = (country: string) =>
    Math.max(-1, ...chains.filter((chain) => chain.countries.includes(country)).map((chain) => chain.weight ?? -1));
  return countries.toSorted((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1));
}

/** Ends of a direct flow stand on its row; others level with the third countries they lead to, and nothing overlaps. */
function placeEnds(
  countries: readonly string[],
  x: number,
  chains: readonly LayeredChain[],
  placed: Readonly<Record<string, Point>>,
): Record<string, Point> {
  const wanted = countries.map((country) => ({ country, y: wantedHeight(country, chains, placed) }));
  const sorted = wanted.toSorted(
    (a, b) => Math.abs(a.y) - Math.abs(b.y) || a.y - b.y || (a.country < b.country ? -1 : 1),
  );
  const places: Record<string, Point> = {};
  for (const { country, y } of sorted) places[country] = { x, y: freeHeight(y, Object.values(places)) };
  return places;
}

function wantedHeight(
  country: string,
  chains: readonly LayeredChain[],
  placed: Readonly<Record<string, Point>>,
): number {
  const own = chains.filter(({ countries }) => countries[0] === country || countries.at(-1) === country);
  if (own.some(({ countries }) => countries.length === 2)) return 0;
  const heights = own.flatMap(({ countries }) => countries.slice(1, -1).map((hub) => placed[hub]?.y ?? 0));
  const mean = heights.reduce((sum, height) => sum + height, 0) / Math.max(1, heights.length);
  return Math.round(mean);
}

function freeHeight(wanted: number, taken: readonly Point[]): number {
  const isFree = (y: number) => taken.every((point) => Math.abs(point.y - y) >= rowDistance);
  for (let step = 0; ; step += 1) {
    const offset = Math.round((step * rowDistance) / 2);
    if (isFree(wanted - offset)) return wanted - offset;
    if (isFree(wanted + offset)) return wanted + offset;
  }
}
