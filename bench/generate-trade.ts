/**
 * A synthetic world of trade for measurements: countries S000, S001, …, real HS codes, invented figures. The same seed
 * gives the same world. Every figure is a function of its cell, so that answers can be checked without the store.
 */
import type { GraphNode } from "#graph-schema/graph.ts";
import { commodityId, countryId } from "#graph-schema/node-id.ts";
import { hs2022Subheadings } from "../server/analysis/nomenclature/hs-2022.ts";
import { statusCode, type CellBatch, type SeriesHeader } from "../server/graph-store/series-block.ts";

export const syntheticDataset = "source:synthetic-trade";
export const firstYear = 2016;
const years = 8;

export interface SyntheticRoute {
  exporter: number;
  importer: number;
  /** Place in `codes`. */
  code: number;
  /** Whether the exporter declares it too; the importer always does. */
  bothSides: boolean;
}

export interface SyntheticWorld {
  seed: number;
  countries: string[];
  codes: readonly string[];
  routes: SyntheticRoute[];
}

/** A well-mixed number in [0, 1) from up to four whole numbers. */
function hash(seed: number, first: number, second: number, third: number): number {
  let state = (seed ^ Math.imul(first + 1, 0x9e3779b1) ^ Math.imul(second + 1, 0x85ebca6b)) >>> 0;
  state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d ^ Math.imul(third + 1, 0xc2b2ae35)) >>> 0;
  state = Math.imul(state ^ (state >>> 12), 0x297a2d39) >>> 0;
  return ((state ^ (state >>> 15)) >>> 0) / 2 ** 32;
}

/** Large exporters hold more routes than small ones: the share of a place falls with its square. */
function drawCountry(count: number, random: number): number {
  return Math.min(count - 1, Math.floor(random * random * count));
}

/** Each route once; about 200 for each of the 5,000 first codes at a million routes. */
export function generateTrade(routeCount: number, seed: number, countryCount = 230): SyntheticWorld {
  const codes = hs2022Subheadings.slice(0, Math.max(1, Math.min(5000, Math.ceil(routeCount / 200))));
  const countries = Array.from({ length: countryCount }, (_, at) => `S${String(at).padStart(3, "0")}`);
  const routes: SyntheticRoute[] = [];
  const seen = new Set<number>();
  for (let attempt = 0; routes.length < routeCount; attempt += 1) {
    const code = attempt % codes.length;
    const exporter = drawCountry(countryCount, hash(seed, attempt, 1, 0));
    const importer = drawCountry(countryCount, hash(seed, attempt, 2, 0));
    const key = (code * countryCount + exporter) * countryCount + importer;
    if (exporter === importer || seen.has(key)) continue;
    seen.add(key);
    routes.push({ exporter, importer, code, bothSides: hash(seed, attempt, 3, 0) < 0.5 });
  }
  return { seed, countries, codes, routes };
}

/** Whole US dollars; the exporter's figure is its own, not the importer's less freight. */
export function valueOf(
  { seed }: SyntheticWorld,
  route: SyntheticRoute,
  year: number,
  side: "exporter" | "importer",
): number {
  const routeNumber = Math.imul(route.code, 65_536) + route.exporter * 256 + route.importer;
  return Math.floor(hash(seed, routeNumber, year, side === "exporter" ? 1 : 2) ** 4 * 10_000_000);
}

/** What identifies the series that one side declares of a route. */
export function headerOf(world: SyntheticWorld, route: SyntheticRoute, side: "exporter" | "importer"): SeriesHeader {
  const isExporter = side === "exporter";
  return {
    exporter: world.countries[route.exporter]!,
    importer: world.countries[route.importer]!,
    hs: world.codes[route.code]!,
    dataset: syntheticDataset,
    side,
    flow: isExporter ? "X" : "M",
    frequency: "year",
    edition: "2022",
    valuation: isExporter ? "FOB" : "CIF",
    basis: isExporter ? "lastKnownDestination" : "origin",
    reportedUnit: "USD",
  };
}

function makeBatch(world: SyntheticWorld, routes: readonly SyntheticRoute[]): CellBatch {
  const series = routes.flatMap((route) =>
    (["importer", "exporter"] as const)
      .filter((side) => side === "importer" || route.bothSides)
      .map((side) => ({ route, side })),
  );
  const length = series.length * years;
  const cellOf = <T>(read: (own: (typeof series)[number], year: number) => T) =>
    Array.from({ length }, (_, cell) => read(series[Math.floor(cell / years)]!, firstYear + (cell % years)));
  const values = cellOf(({ route, side }, year) => valueOf(world, route, year, side));
  return {
    fileName: "synthetic, no file",
    keys: series.map(({ route, side }) => headerOf(world, route, side)),
    keyIndex: Uint32Array.from({ length }, (_, cell) => Math.floor(cell / years)),
    period: Int32Array.from(cellOf((_own, year) => year)),
    value: Float64Array.from(values),
    reportedValue: Float64Array.from(values),
    kilograms: new Float64Array(length).fill(Number.NaN),
    status: new Uint8Array(length).fill(statusCode("declared")),
    kilogramsEstimated: new Uint8Array(length),
    monthsCovered: new Uint8Array(length),
    line: Uint32Array.from({ length }, (_, cell) => cell + 1),
    breakdown: new Uint8Array(length),
  };
}

const routesPerBatch = 20_000;

/** Every declared cell, in batches as an importer stages them. */
export function* cellBatches(world: SyntheticWorld): Generator<CellBatch> {
  for (let first = 0; first < world.routes.length; first += routesPerBatch) {
    yield makeBatch(world, world.routes.slice(first, first + routesPerBatch));
  }
}

/** The nodes that the routes need: countries, codes and the dataset, all of which say that they are synthetic. */
export function syntheticNodes({ countries, codes, seed }: SyntheticWorld): GraphNode[] {
  const evidence = [syntheticDataset];
  const title = `Synthetic trade, seed ${seed}`;
  const unknown = { url: null, published: null, retrieved: null, licence: null, commercialUse: null, coverage: null };
  return [
    {
      id: syntheticDataset,
      type: "Dataset",
      label: title,
      properties: { title, publisher: null, ...unknown, edition: `seed ${seed}`, synthetic: true },
      evidence: [],
    },
    ...countries.map((key): GraphNode => {
      const properties = { kind: "country", description: "Synthetic" };
      return { id: countryId(key), type: "Country", label: `Synthetic ${key}`, properties, evidence };
    }),
    ...codes.map((hs): GraphNode => {
      const properties = { hs, level: 6, edition: "2022" };
      return { id: commodityId(hs), type: "Commodity", label: `HS ${hs}`, properties, evidence };
    }),
  ];
}
