import { parseRouteId } from "#graph-schema/node-id.ts";
import { parsePeriod } from "#graph-schema/trade-period.ts";
import type { ObservationStatus } from "#graph-schema/trade-series.ts";
import { byCodeUnits } from "../../merge-statements.ts";
import { parseSeriesKey, statusCode, type SeriesBlock, type SeriesHeader } from "../../series-block.ts";
import type { TradeColumns } from "../../sqlite/packing/unpack-cells.ts";
import { buildSeriesBlock } from "../../sqlite/reading/series-block-builder.ts";
import type { Neo4jDatabase } from "../database/database.ts";
import type { Reading } from "../database/store-state.ts";
import { matchChunk, readRouteChunks, type IdRange } from "./route-chunks.ts";
import { streamFromOneState } from "./spool.ts";

/** Every series, sorted by exporter, importer, HS code, then key; in blocks of bounded size. */
export function streamSeries(database: Neo4jDatabase, signal: AbortSignal | undefined): AsyncGenerator<SeriesBlock> {
  return streamFromOneState(database, readBlocks, signal);
}

/** Lists that say the usual for every period are null, since reading a list of texts takes longer than anything else. */
interface SeriesRow {
  /** Of the route. */
  id: string;
  /** As seriesKeyText writes it. */
  key: string;
  reportedUnit: string;
  periods: string[];
  values: number[];
  /** null: the same as the values. */
  reportedValues: number[] | null;
  /** null: all declared. */
  status: ObservationStatus[] | null;
  /** null: nowhere said. */
  monthsCovered: number[] | null;
}

const seriesRow = `r.id AS id, s.key AS key, s.reportedUnit AS reportedUnit, s.periods AS periods, s.values AS values,
  CASE WHEN s.reportedValues = s.values THEN null ELSE s.reportedValues END AS reportedValues,
  CASE WHEN all(one IN s.status WHERE one = 'declared') THEN null ELSE s.status END AS status,
  CASE WHEN all(months IN s.monthsCovered WHERE months = 0) THEN null ELSE s.monthsCovered END AS monthsCovered`;

/** The database reads a chunk while the one before it is packed. */
async function* readBlocks(reading: Reading): AsyncGenerator<SeriesBlock> {
  const { names, run, view } = reading;
  const reported = `-[s:${names.relationship("REPORTED_IN")}]->()`;
  const query = `${matchChunk(names, reported)} AND ${view.sees("r")} AND ${view.sees("s")} RETURN ${seriesRow}`;
  const read = (ranges: IdRange[] | undefined) => (ranges ? run<SeriesRow>(query, { ranges }) : undefined);
  const chunks = await readRouteChunks(reading);
  let next = read(chunks.shift());
  try {
    while (next) {
      const rows = await next;
      next = read(chunks.shift());
      const series = rows.map(toSeries);
      if (series.length > 0) yield buildSeriesBlock(series.toSorted(compareSeries));
    }
  } finally {
    await Promise.allSettled([next]);
  }
}

interface KeyedSeries {
  key: string;
  header: SeriesHeader;
  cells: TradeColumns;
}

function compareSeries({ key: a, header: left }: KeyedSeries, { key: b, header: right }: KeyedSeries): number {
  return (
    byCodeUnits(left.exporter, right.exporter) ||
    byCodeUnits(left.importer, right.importer) ||
    byCodeUnits(left.hs, right.hs) ||
    byCodeUnits(a, b)
  );
}

function toSeries({ id, key, reportedUnit, periods, values, ...lists }: SeriesRow): KeyedSeries {
  const cells = {
    period: periods.map(numberOfPeriod),
    value: values,
    reportedValue: lists.reportedValues ?? values,
    status: lists.status?.map(statusCode) ?? values.map(() => declared),
    monthsCovered: lists.monthsCovered ?? values.map(() => 0),
  };
  return { key, header: { ...parseRouteId(id)!, ...kindOf(key), reportedUnit }, cells };
}

const declared = statusCode("declared");

// Of both there are few in millions of series.
const numberOfPeriod = remember((text: string) => parsePeriod(text)!.period);
const kindOf = remember(parseSeriesKey);

function remember<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const value = read(text);
    known.set(text, value);
    return value;
  };
}
