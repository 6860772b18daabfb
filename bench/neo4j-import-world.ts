/** The synthetic world of trade through the import of a store, and beside it as rows of a plain program. */
import { commodityId, countryId } from "#graph-schema/node-id.ts";
import type { GraphStore } from "../server/graph-store/graph-store.ts";
import {
  cellBatches,
  firstYear,
  headerOf,
  syntheticDataset,
  syntheticNodes,
  valueOf,
  type SyntheticWorld,
} from "./generate-trade.ts";

export interface ImportTimes {
  /** Seconds until all is staged, and from there to the end of the commit. */
  staging: number;
  committing: number;
}

/** As an importer does it: batches of rows, then one commit. */
export async function importWorld(store: GraphStore, world: SyntheticWorld): Promise<ImportTimes> {
  const started = performance.now();
  const session = await store.openImport({ contributor: syntheticDataset });
  await session.stage({ nodes: syntheticNodes(world) });
  for (const batch of cellBatches(world)) await session.stageCells(batch);
  const staged = performance.now();
  await session.commit();
  return { staging: (staged - started) / 1000, committing: (performance.now() - staged) / 1000 };
}

export interface PlainSeries {
  dataset: string;
  properties: Record<string, unknown>;
}

/** A route as a plain program writes it: all that an import writes of it, without what tells contributors apart. */
export interface PlainRoute {
  exporter: string;
  importer: string;
  commodity: string;
  properties: Record<string, unknown>;
  series: PlainSeries[];
}

const years = 8;

export function plainRoutes(world: SyntheticWorld): PlainRoute[] {
  return world.routes.map((route) => {
    const exporter = world.countries[route.exporter]!;
    const importer = world.countries[route.importer]!;
    const hs = world.codes[route.code]!;
    const id = `route:${exporter}>${importer}:${hs}`;
    const sides = route.bothSides ? (["importer", "exporter"] as const) : (["importer"] as const);
    return {
      exporter: countryId(exporter),
      importer: countryId(importer),
      commodity: commodityId(hs),
      properties: {
        id,
        type: "CommodityRoute",
        exporter,
        importer,
        hs,
        caption: `${exporter} → ${importer}: ${hs}`,
        rank: valueOf(world, route, firstYear + years - 1, "importer"),
        degree: 0,
        evidence: [syntheticDataset],
      },
      series: sides.map((side) => plainSeries(world, route, side, id)),
    };
  });
}

function plainSeries(
  world: SyntheticWorld,
  route: SyntheticWorld["routes"][number],
  side: "importer" | "exporter",
  id: string,
): PlainSeries {
  const { exporter: _exporter, importer: _importer, hs: _hs, dataset, ...kind } = headerOf(world, route, side);
  const key = `${syntheticDataset}|${side}`;
  const values = Array.from({ length: years }, (_, at) => valueOf(world, route, firstYear + at, side));
  const each = <Value>(value: Value) => values.map(() => value);
  return {
    dataset,
    properties: {
      id: `REPORTED_IN|${id}|${key}`,
      key,
      ...kind,
      periods: values.map((_, at) => String(firstYear + at)),
      values,
      reportedValues: values,
      kilograms: each(Number.NaN),
      status: each("declared"),
      kilogramsEstimated: each(false),
      monthsCovered: each(0),
      rows: each("synthetic, no file line 1"),
      layers: each(0),
      evidence: [syntheticDataset],
    },
  };
}

/** Nodes and relationships of the routes: each route with three relationships, and one for each series. */
export function countElements(world: SyntheticWorld): number {
  return world.routes.reduce((sum, { bothSides }) => sum + (bothSides ? 6 : 5), 0);
}
