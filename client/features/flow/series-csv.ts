import type { FlowResponse, FlowSeries } from "#graph-schema/contract/flow.ts";
import { toCsv } from "../../format/csv.ts";
import { strictestTerms } from "../../format/licence.ts";
import { rowMarks, seriesRows } from "./series-rows.ts";

const header = [
  "exporter",
  "importer",
  "hs",
  "reporter",
  "dataset",
  "flow",
  "frequency",
  "edition",
  "valuation",
  "basis",
  "period",
  "value_usd",
  "reported_value",
  "reported_unit",
  "kilograms",
  "status",
  "marks",
  "file_rows",
  "licence",
  "commercial_use",
  "notice",
];

/** Every series of a flow as CSV, one row a period. An empty figure is unknown. */
export function flowToCsv(flow: FlowResponse): string {
  return toCsv(
    header,
    flow.series.flatMap((series) => periodCells(series, flow)),
  );
}

function periodCells(series: FlowSeries, flow: FlowResponse) {
  const terms = strictestTerms(flow.evidenceNodes.filter((node) => node.id === series.dataset));
  return seriesRows(series).map((row) => [
    flow.exporter,
    flow.importer,
    flow.hs,
    series.reporter,
    series.dataset,
    series.flow,
    series.frequency,
    series.edition,
    series.valuation,
    series.basis,
    row.period,
    row.value,
    row.reportedValue,
    series.reportedUnit,
    row.kilograms,
    row.status ?? "absent",
    rowMarks(row).join("; "),
    row.rows,
    terms.licences.join("; "),
    terms.commercialUse,
    flow.notice,
  ]);
}
