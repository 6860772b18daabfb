/** A small invented graph in the shapes of the port. Names are of the real world where transliteration matters. */
import type { GraphNode } from "#graph-schema/graph.ts";
import { observationStatuses, type ObservationStatus } from "#graph-schema/trade-series.ts";
import type { ElementBatch, GraphStore, ImportOutcome } from "../../server/graph-store/graph-store.ts";
import type { CellBatch, SeriesHeader } from "../../server/graph-store/series-block.ts";

export function country(key: string, label: string, properties: Record<string, unknown> = {}): GraphNode {
  const evidence = ["source:areas"];
  return { id: `country:${key}`, type: "Country", label, properties: { kind: "country", ...properties }, evidence };
}

export function person(key: string, label: string, properties: Record<string, unknown> = {}): GraphNode {
  return { id: `person:${key}`, type: "Person", label, properties, evidence: ["source:report"] };
}

export function official(key: string, label: string, properties: Record<string, unknown> = {}): GraphNode {
  return { ...person(key, label, properties), type: "Official" };
}

export function organization(key: string, label: string, properties: Record<string, unknown> = {}): GraphNode {
  return { id: `organization:${key}`, type: "Organization", label, properties, evidence: ["source:report"] };
}

export function dataset(key: string, label = key): GraphNode {
  const unknown = { publisher: null, url: null, published: null, retrieved: null, licence: null, commercialUse: null };
  return {
    id: `source:${key}`,
    type: "Dataset",
    label,
    properties: { title: label, ...unknown, edition: null, coverage: null },
    evidence: [],
  };
}

export function source(key: string, label = key): GraphNode {
  const { edition: _, coverage: _c, ...properties } = dataset(key, label).properties;
  return { ...dataset(key, label), type: "Source", properties };
}

export function claim(key: string, label: string, kind = "assertion"): GraphNode {
  const properties = { kind, text: label, date: "2024-04-26", secondHand: false };
  return { id: `claim:${key}`, type: "Claim", label, properties, evidence: ["source:report"] };
}

export function commodity(hs: string, label: string): GraphNode {
  const level = hs === "TOTAL" ? 0 : hs.length;
  return { id: `commodity:${hs}`, type: "Commodity", label, properties: { hs, level }, evidence: ["source:areas"] };
}

export function route(exporter: string, importer: string, hs: string): GraphNode {
  const id = `route:${exporter}>${importer}:${hs}`;
  return { id, type: "CommodityRoute", label: id, properties: { exporter, importer, hs }, evidence: ["source:report"] };
}

type RelationshipInput = NonNullable<ElementBatch["relationships"]>[number];

export function relate(
  type: RelationshipInput["type"],
  start: string,
  end: string,
  more: Partial<RelationshipInput> = {},
): RelationshipInput {
  return { type, start, end, from: null, to: null, properties: {}, evidence: ["source:report"], ...more };
}

/** One row of a file; amounts in US dollars, missing where left out. */
export interface Cell extends Partial<SeriesHeader> {
  exporter: string;
  importer: string;
  period: number;
  value?: number | null;
  reportedValue?: number | null;
  kilograms?: number;
  status?: ObservationStatus;
  monthsCovered?: number;
  line?: number;
  breakdown?: number;
}

/** Rows without a line stand on lines 2, 3, … */
export function cellBatch(datasetId: string, cells: readonly Cell[], fileName = "figures.csv"): CellBatch {
  const keys = cells.map((cell): SeriesHeader => headerOf(datasetId, cell));
  const amounts = (pick: (cell: Cell) => number | null | undefined) =>
    Float64Array.from(cells, (cell) => pick(cell) ?? Number.NaN);
  const bytes = (pick: (cell: Cell) => number) => Uint8Array.from(cells, pick);
  return {
    fileName,
    keys,
    keyIndex: Uint32Array.from(cells, (_, index) => index),
    period: Int32Array.from(cells, ({ period }) => period),
    value: amounts(({ value }) => value),
    reportedValue: amounts(({ value, reportedValue }) => (reportedValue === undefined ? value : reportedValue)),
    kilograms: amounts(({ kilograms }) => kilograms),
    status: bytes(({ status }) => observationStatuses.indexOf(status ?? "declared")),
    kilogramsEstimated: bytes(() => 0),
    monthsCovered: bytes(({ monthsCovered }) => monthsCovered ?? 0),
    line: Uint32Array.from(cells, ({ line }, index) => line ?? index + 2),
    breakdown: bytes(({ breakdown }) => breakdown ?? 0),
  };
}

function headerOf(datasetId: string, cell: Cell): SeriesHeader {
  return {
    exporter: cell.exporter,
    importer: cell.importer,
    hs: cell.hs ?? "848210",
    dataset: cell.dataset ?? datasetId,
    side: cell.side ?? "importer",
    flow: cell.flow ?? "M",
    frequency: cell.frequency ?? "year",
    edition: cell.edition ?? "2017",
    valuation: cell.valuation ?? "CIF",
    basis: cell.basis ?? "origin",
    reportedUnit: cell.reportedUnit ?? "USD",
  };
}

export interface Import {
  contributor: string;
  batch?: ElementBatch;
  cells?: readonly Cell[];
  fileName?: string;
  strict?: boolean;
  replaces?: boolean;
}

export async function runImport(store: GraphStore, what: Import): Promise<ImportOutcome> {
  const { batch, cells, fileName, contributor, strict = false, replaces = false } = what;
  const session = await store.openImport({ contributor, strict, replaces });
  if (batch) await session.stage(batch);
  if (cells) await session.stageCells(cellBatch(contributor, cells, fileName));
  return session.commit();
}

export const areas = [country("CHN", "China"), country("KGZ", "Kyrgyzstan"), country("RUS", "Russia")];

/** Countries from the seeds and one dataset with figures for two routes. */
export async function fillWithTrade(store: GraphStore): Promise<void> {
  await runImport(store, { contributor: "seeds", batch: { nodes: [source("areas"), source("report"), ...areas] } });
  await runImport(store, {
    contributor: "source:customs",
    batch: { nodes: [dataset("customs", "Customs")] },
    cells: [
      { exporter: "CHN", importer: "KGZ", period: 2021, value: 100 },
      { exporter: "CHN", importer: "KGZ", period: 2022, value: 2000, kilograms: 40 },
      { exporter: "KGZ", importer: "RUS", period: 2022, value: 500 },
    ],
  });
}

const crowd = Array.from({ length: 100 }, (_, i) => `X${String(i).padStart(2, "0")}`);

/** Invented countries for imports that need many routes. */
export const manyAreas = crowd.map((key) => country(key, `Country ${key}`));

/** Figures of `count` different routes (up to 39,600) between the countries of `manyAreas`, for the year 2022. */
export function manyCells(count: number): Cell[] {
  return Array.from({ length: count }, (_, i) => {
    const exporter = i % 100;
    const importer = (exporter + 1 + (Math.floor(i / 100) % 99)) % 100;
    const hs = String(848_210 + Math.floor(i / 9900));
    return { exporter: crowd[exporter]!, importer: crowd[importer]!, hs, period: 2022, value: i };
  });
}
