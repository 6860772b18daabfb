/** Writes the seeds to a store through its ordinary import session, under a contributor that gives way to every import. */
import type { TradeSeries } from "#graph-schema/trade-series.ts";
import type { GraphStore, ImportOutcome } from "../server/graph-store/graph-store.ts";
import { statusCode, type CellBatch } from "../server/graph-store/series-block.ts";
import type { SeedContent } from "./load-seeds.ts";

/** All at once: either the whole content is visible afterwards or nothing. One rejected element fails it. */
export async function seedStore(store: GraphStore, content: SeedContent, signal?: AbortSignal): Promise<ImportOutcome> {
  const session = await store.openImport({ contributor: "seeds", strict: true, replaces: true });
  try {
    for (const batch of toCellBatches(content.series)) await session.stageCells(batch);
    await session.stage({
      nodes: content.nodes,
      relationships: content.relationships.map(({ id: _id, ...relationship }) => relationship),
      coverage: content.coverage,
    });
    return await session.commit(signal);
  } finally {
    await session.abandon();
  }
}

/** One batch for each file that observations cite as `line 12 of FILE`. */
export function toCellBatches(series: readonly TradeSeries[]): CellBatch[] {
  const batches = new Map<string, CellRow[]>();
  for (const { observations, ...header } of series) {
    for (const observation of observations) {
      const { fileName, line } = parsePlace(observation.rows);
      const rows = batches.get(fileName) ?? [];
      batches.set(fileName, rows);
      rows.push({ header, observation, line });
    }
  }
  return [...batches].map(([fileName, rows]) => toCellBatch(fileName, rows));
}

interface CellRow {
  header: CellBatch["keys"][number];
  observation: TradeSeries["observations"][number];
  line: number;
}

function parsePlace(rows: string): { fileName: string; line: number } {
  const match = /^line (\d+) of (\S+)$/.exec(rows);
  if (!match) throw new Error(`an observation of the seeds cites "${rows}"; expected: line 12 of FILE`);
  return { fileName: match[2]!, line: Number(match[1]) };
}

function toCellBatch(fileName: string, rows: CellRow[]): CellBatch {
  const keys = [...new Set(rows.map(({ header }) => header))];
  const indexOf = new Map(keys.map((key, index) => [key, index]));
  const floats = (read: (row: CellRow) => number | null) => Float64Array.from(rows, (row) => read(row) ?? Number.NaN);
  return {
    fileName,
    keys,
    keyIndex: Uint32Array.from(rows, ({ header }) => indexOf.get(header)!),
    period: Int32Array.from(rows, ({ observation }) => observation.period),
    value: floats(({ observation }) => observation.value),
    reportedValue: floats(({ observation }) => observation.reportedValue),
    kilograms: floats(({ observation }) => observation.kilograms),
    status: Uint8Array.from(rows, ({ observation }) => statusCode(observation.status)),
    kilogramsEstimated: Uint8Array.from(rows, ({ observation }) => Number(observation.kilogramsEstimated)),
    monthsCovered: Uint8Array.from(rows, ({ observation }) => observation.monthsCovered ?? 0),
    line: Uint32Array.from(rows, ({ line }) => line),
    breakdown: new Uint8Array(rows.length),
  };
}
