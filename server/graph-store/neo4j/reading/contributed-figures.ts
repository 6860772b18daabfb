/** The figures that one contributor brought. */
import { observationStatuses } from "#graph-schema/trade-series.ts";
import type { RouteKey } from "#graph-schema/node-id.ts";
import { ContributedCells } from "../../contributed-cells.ts";
import type { ContributionPage } from "../../graph-store.ts";
import { byCodeUnits, seedsContributor } from "../../merge-statements.ts";
import type { SeriesHeader } from "../../series-block.ts";
import type { Reading } from "../database/store-state.ts";
import { readLayers, seriesFields, type LayeredSeries, type SeriesProperties } from "../mapping/series-properties.ts";
import { parseRowsText } from "../working-copy/rows-text.ts";
import type { PartQuestion } from "./stream-contributions.ts";

/** Series read at once, give or take one pair of countries. */
const seriesPerPage = 4000;

const reported = ({ names, view }: Reading) =>
  `(r:${names.node}${view.only("r")})-[s:${names.relationship("REPORTED_IN")}${view.only("s")}]->(d:${names.node})`;

/** The seeds hold figures of many datasets; an import only of its own. */
function isOwn(contributor: string): string {
  return contributor === seedsContributor
    ? "(s.seedLayer IS NOT NULL OR 1 IN s.layers)"
    : "dataset = $contributor AND 0 IN s.layers";
}

interface Pair {
  start: string;
  series: number;
}

/** What the ids of its routes begin with, for each pair of countries that the contributor has figures for. */
async function readPairs(reading: Reading, contributor: string): Promise<Pair[]> {
  const from = contributor === seedsContributor ? "" : "WHERE d.id = $contributor";
  const query = `MATCH ${reported(reading)} ${from} WITH r, s, d, d.id AS dataset WHERE ${isOwn(contributor)}
    RETURN 'route:' + r.exporter + '>' + r.importer + ':' AS start, count(*) AS series`;
  const pairs = await reading.run<Pair>(query, { contributor });
  return pairs.toSorted((a, b) => byCodeUnits(a.start, b.start));
}

function* takePairs(pairs: readonly Pair[]): Generator<string[]> {
  let starts: string[] = [];
  let series = 0;
  for (const pair of pairs) {
    starts.push(pair.start);
    series += pair.series;
    if (series < seriesPerPage) continue;
    yield starts;
    starts = [];
    series = 0;
  }
  if (starts.length > 0) yield starts;
}

type Row = { route: RouteKey; series: SeriesProperties };

/** The dataset is looked at behind a WITH: asked for it beside the routes, Neo4j would begin at all that it reports. */
export async function* pageFigures(
  reading: Reading,
  { contributor, after = "" }: PartQuestion,
): AsyncGenerator<ContributionPage> {
  const { names } = reading;
  const query = `UNWIND $starts AS start MATCH (r:${names.node}) WHERE r.id STARTS WITH start
    MATCH ${reported(reading)} WITH r, s, d, d.id AS dataset WHERE ${isOwn(contributor)}
    RETURN r {.exporter, .importer, .hs} AS route, s {${seriesFields}} AS series`;
  const pairs = (await readPairs(reading, contributor)).filter(({ start }) => start > after);
  for (const starts of takePairs(pairs)) {
    const rows = await reading.run<Row>(query, { starts, contributor });
    const page = new ContributedCells();
    for (const { route, series } of rows) addLayer(page, route, readLayers(series), contributor);
    yield { cells: page.build(), cursor: starts.at(-1)! };
  }
}

function addLayer(page: ContributedCells, route: RouteKey, layers: LayeredSeries, contributor: string): void {
  const layer = contributor === seedsContributor ? layers.seeded : layers.imported;
  if (layer === undefined) return;
  const { exporter, importer, hs } = route;
  const header: SeriesHeader = { exporter, importer, hs, ...layers.kind, reportedUnit: layer.reportedUnit };
  for (const one of layer.observations) {
    const { file, rows } = parseRowsText(one.rows);
    page.add(header, {
      period: one.period,
      value: one.value ?? Number.NaN,
      reportedValue: one.reportedValue ?? Number.NaN,
      kilograms: one.kilograms ?? Number.NaN,
      status: observationStatuses.indexOf(one.status),
      kilogramsEstimated: Number(one.kilogramsEstimated),
      monthsCovered: one.monthsCovered ?? 0,
      file,
      ...rows,
    });
  }
}
