/** The part of a trace's query that reads what each source says of a code on a leg, in both windows. */
import { indent, type ReadableNames } from "../readable-names.ts";
import { routeIds } from "./chain-candidates.ts";
import type { TraceShape } from "./trace-shape.ts";

/** Gives `held`: the series between two countries. */
export function heldSeries(names: ReadableNames, shape: TraceShape): string {
  return `// Every series between the two countries
CALL (asked, exporter, importer) {
  MATCH (r:${names.node})-[s:${names.relationship("REPORTED_IN")}]->(d:${names.label("Dataset")})
  WHERE r.id IN ${routeIds(shape, "exporter", "importer")}
  RETURN collect({hs: r.hs, edition: s.edition,
    series: d.id + ' ' + s.side + ' ' + s.flow + ' ' + s.valuation + ' ' + s.basis,
    rows: [i IN range(0, size(s.periods) - 1) |
      {period: s.periods[i], value: s.values[i], status: s.status[i], months: s.monthsCovered[i]}]}) AS held
}`;
}

/** From `rows` and `covered` of one period to the rows that are `used` and the `value`; null is unknown. */
const yearCell = `// A year is its annual row where that covers twelve months, else the sum of its months where all are known
WITH *, [row IN rows WHERE row.period = period AND NOT isNaN(row.value) AND (row.months = 0 OR row.months >= 12)] AS annual,
  [row IN rows WHERE row.period <> period AND NOT isNaN(row.value)] AS monthly,
  [month IN [m IN range(1, 12) | period + '-' + right('0' + toString(m), 2)]
    WHERE month IN covered AND none(row IN rows WHERE row.period = month)] AS zeroMonths
WITH *, CASE
    WHEN size(annual) > 0 THEN annual
    WHEN size(monthly) > 0 AND size(monthly) + size(zeroMonths) = 12 THEN monthly
    ELSE []
  END AS used
// Unknown is not zero: NaN is left out, and an absent row is zero only where the source's coverage holds it
WITH *, CASE
    WHEN size(used) > 0 THEN reduce(sum = 0.0, row IN used | sum + row.value)
    WHEN size(rows) = 0 AND (period IN covered OR size(zeroMonths) = 12) THEN 0.0
  END AS value`;

const monthCell = `// Unknown is not zero: NaN is left out, and an absent row is zero only where the source's coverage holds it
WITH *, [row IN rows WHERE NOT isNaN(row.value)] AS used
WITH *, CASE
    WHEN size(used) > 0 THEN used[0].value
    WHEN size(rows) = 0 AND period IN covered THEN 0.0
  END AS value`;

/** One window of a figure from its cells; `slice` is the window's part of them. */
function windowOf(slice: string): string {
  return `{edition: edition, values: [cell IN ${slice} | cell.value],
      known: size([cell IN ${slice} WHERE cell.value IS NOT NULL]),
      total: reduce(sum = 0.0, cell IN ${slice} | sum + coalesce(cell.value, 0.0)),
      status: reduce(all = [], cell IN ${slice} | all + cell.status),
      positive: reduce(all = [], cell IN ${slice} | all + cell.positive)}`;
}

const editionChoice = `// HS editions are never mixed: one that knows both windows serves both, else each window takes the one that knows most
WITH collect({before: before, after: after,
    knownBefore: before.known + CASE WHEN size(before.status) > 0 THEN 1000000 ELSE 0 END,
    knownAfter: after.known + CASE WHEN size(after.status) > 0 THEN 1000000 ELSE 0 END}) AS editions
WITH editions, [e IN editions WHERE e.knownBefore > 0 AND e.knownAfter > 0
    AND (e.knownBefore > 1000000 OR none(other IN editions WHERE other.knownBefore > 1000000))
    AND (e.knownAfter > 1000000 OR none(other IN editions WHERE other.knownAfter > 1000000))] AS both
WITH CASE WHEN size(both) = 0 THEN editions
    ELSE [e IN both | {before: e.before, after: e.after,
      knownBefore: e.knownBefore + e.knownAfter, knownAfter: e.knownBefore + e.knownAfter}] END AS editions
WITH reduce(best = editions[0], e IN editions | CASE WHEN e.knownBefore > best.knownBefore THEN e ELSE best END).before AS before,
  reduce(best = editions[0], e IN editions | CASE WHEN e.knownAfter > best.knownAfter THEN e ELSE best END).after AS after`;

/** US dollars a year; null where no period is known. */
function withValue(window: string, { frequency }: TraceShape): string {
  const perYear = frequency === "year" ? "" : " * 12";
  return `${window} {.*, value: CASE WHEN ${window}.known > 0 THEN ${window}.total${perYear} / ${window}.known END} AS ${window}`;
}

/** One code of a source: from `hs`, `series` and `covering` to its windows `before` and `after`. */
function codeFigure(shape: TraceShape): string {
  return `CALL (hs, series, covering) {
  WITH [s IN series WHERE s.hs = hs] AS own, [block IN covering WHERE hs IN block.codes] AS blocks
  CALL (own, blocks) {
    UNWIND own + blocks AS one
    RETURN DISTINCT one.edition AS edition
  }
  UNWIND $before + $after AS period
  WITH edition, period,
    reduce(all = [], s IN [s IN own WHERE s.edition = edition] | all + [row IN s.rows WHERE row.period STARTS WITH period]) AS rows,
    reduce(all = [], block IN [b IN blocks WHERE b.edition = edition] | all + block.periods) AS covered
  ${indent(shape.frequency === "year" ? yearCell : monthCell, 2)}
  WITH edition, collect({value: value, status: [row IN used | row.status],
    positive: [row IN used WHERE row.value > 0 | row.period]}) AS cells
  WITH edition, cells[..size($before)] AS cellsBefore, cells[size($before)..] AS cellsAfter
  WITH ${windowOf("cellsBefore")} AS before,
    ${windowOf("cellsAfter")} AS after
  ORDER BY edition DESC
  ${indent(editionChoice, 2)}
  // US dollars a year: the total over the known periods; null where none is
  RETURN ${withValue("before", shape)},
    ${withValue("after", shape)}
}`;
}

/** From `held` and `source` to `figures`: maps with `hs`, `before` and `after`, in the order of the codes. */
export function sourceFigures(shape: TraceShape): string {
  const codes = shape.hasBelow ? "[asked.code] + asked.below" : "[asked.code]";
  return `// What the source holds of the leg: rows, and coverage, inside which an absent row is zero
WITH *, [s IN held WHERE s.series = source.series] AS series,
  CASE source.side WHEN 'importer' THEN importer ELSE exporter END AS reporter,
  CASE source.side WHEN 'importer' THEN exporter ELSE importer END AS partner
WITH *, [block IN coalesce(source.coverage[reporter], [])
  WHERE block.partners IS NULL OR partner IN block.partners] AS covering
CALL (asked, series, covering) {
  UNWIND [hs IN ${codes} WHERE any(s IN series WHERE s.hs = hs) OR any(block IN covering WHERE hs IN block.codes)] AS hs
  ${indent(codeFigure(shape), 2)}
  WITH hs, {hs: hs, before: before, after: after} AS figure ORDER BY hs
  RETURN collect(figure) AS figures
}
WITH * WHERE size(figures) > 0`;
}
