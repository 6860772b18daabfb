/** A citation of one series that a reader can follow back to the file. */
import type { GraphNode } from "#graph-schema/graph.ts";
import { formatPeriod } from "#graph-schema/trade-period.ts";
import type { TradeSeries } from "#graph-schema/trade-series.ts";

function text(node: GraphNode | undefined, property: string): string | undefined {
  const value = node?.properties[property];
  return typeof value === "string" && value !== "" ? value : undefined;
}

function span({ frequency, observations }: TradeSeries): string {
  const [first, last] = [observations[0], observations.at(-1)];
  if (first === undefined || last === undefined) return "no rows";
  const words = [first, last].map(({ period }) => formatPeriod(frequency, period));
  return words[0] === words[1] ? words[0]! : `${words[0]}–${words[1]}`;
}

function subject(series: TradeSeries): string {
  const { exporter, importer, hs, side, flow } = series;
  const goods = hs === "TOTAL" ? "all goods" : `HS ${hs}`;
  const reporter = side === "reconciled" ? "reconciled" : `reported by ${side === "exporter" ? exporter : importer}`;
  return `${exporter} → ${importer}, ${goods}, flow ${flow}, ${reporter}, ${span(series)}`;
}

/** Publisher, title, edition, what, licence, address, date of retrieval; what is not established is left out. */
export function citeSeries(series: TradeSeries, dataset: GraphNode | undefined): string {
  const edition = text(dataset, "edition");
  const retrieved = text(dataset, "retrieved");
  const licence = text(dataset, "licence");
  const parts = [
    text(dataset, "publisher"),
    text(dataset, "title") ?? dataset?.label ?? series.dataset,
    edition === undefined ? undefined : `edition ${edition}`,
    subject(series),
    text(dataset, "url"),
    retrieved === undefined ? undefined : `retrieved ${retrieved}`,
    licence === undefined ? undefined : `licence: ${licence}`,
  ];
  return `${parts.filter((part) => part !== undefined).join(". ")}.`;
}
