import { parsePeriod } from "#graph-schema/trade-period.ts";
import { byCodeUnits } from "../../merge-statements.ts";
import { seriesKeyText, statusCode, type SeriesBlock, type SeriesHeader } from "../../series-block.ts";
import type { TradeColumns } from "../../sqlite/packing/unpack-cells.ts";
import { buildSeriesBlock } from "../../sqlite/reading/series-block-builder.ts";
import type { Neo4jDatabase } from "../database/database.ts";
import type { Reading } from "../database/store-state.ts";
import type { SeriesProperties } from "../mapping/series-properties.ts";
import { readRouteChunks } from "./route-chunks.ts";
import { streamFromOneState } from "./spool.ts";

/** Every series, sorted by exporter, importer, HS code, then key; in blocks of bounded size. */
export function streamSeries(database: Neo4jDatabase, signal: AbortSignal | undefined): AsyncGenerator<SeriesBlock> {
  return streamFromOneState(database, readBlocks, signal);
}

type SeriesRow = SeriesHeader &
  Pick<SeriesProperties, "periods" | "values" | "reportedValues" | "status" | "monthsCovered">;

async function* readBlocks(reading: Reading): AsyncGenerator<SeriesBlock> {
  const { names, run, view } = reading;
  const query = `UNWIND $starts AS start
    MATCH (r:${names.node}${view.only("r")})-[s:${names.relationship("REPORTED_IN")}${view.only("s")}]->(d:${names.node}) WHERE r.id STARTS WITH start
    RETURN r.exporter AS exporter, r.importer AS importer, r.hs AS hs, d.id AS dataset, s.side AS side, s.flow AS flow,
      s.frequency AS frequency, s.edition AS edition, s.valuation AS valuation, s.basis AS basis,
      s.reportedUnit AS reportedUnit, s.periods AS periods, s.values AS values, s.reportedValues AS reportedValues,
      s.status AS status, s.monthsCovered AS monthsCovered`;
  for (const starts of await readRouteChunks(reading)) {
    const rows = await run<SeriesRow>(query, { starts });
    if (rows.length > 0) yield buildSeriesBlock(rows.toSorted(compareSeries).map(toSeries));
  }
}

function compareSeries(a: SeriesRow, b: SeriesRow): number {
  return (
    byCodeUnits(a.exporter, b.exporter) ||
    byCodeUnits(a.importer, b.importer) ||
    byCodeUnits(a.hs, b.hs) ||
    byCodeUnits(seriesKeyText(a), seriesKeyText(b))
  );
}

function toSeries(row: SeriesRow): { header: SeriesHeader; cells: TradeColumns } {
  const { periods, values, reportedValues, status, monthsCovered, ...header } = row;
  const cells = {
    period: periods.map((period) => parsePeriod(period)!.period),
    value: values,
    reportedValue: reportedValues,
    status: status.map(statusCode),
    monthsCovered,
  };
  return { header, cells };
}
