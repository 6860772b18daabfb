/** The part of a trace's query that chooses one source for each leg and both windows. */
import { indent, type ReadableNames } from "../readable-names.ts";
import { heldSeries, sourceFigures } from "./leg-figures.ts";
import type { TraceShape } from "./trace-shape.ts";

/** A code without codes below it: what the source says of it. */
const ownWindows = "WITH *, [head(figures).before, head(figures).after] AS windows";

/** The code's own figure, else the sum of the codes below it, which may be an incomplete set. */
function builtWindows({ frequency }: TraceShape): string {
  const perYear = frequency === "year" ? "" : " * 12";
  return `// The figure of the code itself; where there is none, the sum of the codes below it: headings before subheadings
CALL (asked, figures) {
  UNWIND ['before', 'after'] AS window
  WITH window, asked, [f IN figures WHERE f[window].known > 0] AS known
  WITH *, [f IN known WHERE f.hs = asked.code] AS own,
    [f IN known WHERE f.hs <> asked.code AND size(f.hs) = 4 | f.hs] AS headings
  WITH *, CASE WHEN size(own) > 0 THEN own
    ELSE [f IN known WHERE size(f.hs) = 4 OR none(heading IN headings WHERE f.hs STARTS WITH heading)] END AS parts
  WITH *, [i IN range(0, size(CASE window WHEN 'before' THEN $before ELSE $after END) - 1) |
    CASE WHEN any(p IN parts WHERE p[window].values[i] IS NOT NULL)
      THEN reduce(sum = 0.0, p IN parts | sum + coalesce(p[window].values[i], 0.0)) END] AS values,
    [p IN parts WHERE size(p.hs) = 4 | p[window].known] + [hs IN asked.subheadings
      WHERE none(p IN parts WHERE size(p.hs) = 4 AND hs STARTS WITH p.hs)
      | coalesce(head([p IN parts WHERE p.hs = hs | p[window].known]), 0)] AS needed,
    reduce(all = [], p IN parts | all + p[window].status) AS status,
    reduce(all = [], p IN parts | all + p[window].positive) AS positive
  WITH *, size([v IN values WHERE v IS NOT NULL]) AS known, last(parts)[window].edition AS edition
  WITH *, size(own) = 0 AND (size(needed) = 0 OR any(n IN needed WHERE n < known)
    OR any(p IN parts WHERE p[window].edition <> edition) OR NOT edition IN asked.wholeIn) AS isIncomplete
  // Zeros of a few codes below say nothing of the whole
  WITH *, coalesce(known > 0 AND NOT (isIncomplete AND size(status) = 0), false) AS isKnown,
    reduce(sum = 0.0, v IN values | sum + coalesce(v, 0.0)) AS total
  RETURN collect({edition: edition, status: status, positive: positive, isIncomplete: isKnown AND isIncomplete,
    total: CASE WHEN isKnown THEN total END,
    value: CASE WHEN isKnown THEN total${perYear} / known END}) AS windows
}`;
}

/** From `windows` to `before` and `after`, each with the weakest status of its rows. */
function judgedWindows({ reporter }: TraceShape): string {
  const judged = `// The weakest status of the rows used; none where all that is known is zero by coverage
WITH *, [w IN windows | w {.*, weakest: head([status IN ['partner-derived', 'reconciled', 'estimated', 'declared']
  WHERE status IN w.status])}] AS judged`;
  if (reporter === "best")
    return `${judged}
WITH *, judged[0] AS before, judged[1] AS after`;
  return `${judged}
// Partner-derived figures are never called a reporter's own
WITH *, [w IN judged | CASE WHEN w.weakest = 'partner-derived'
  THEN {edition: w.edition, weakest: w.weakest, isIncomplete: false, positive: []} ELSE w END] AS admitted
WITH *, admitted[0] AS before, admitted[1] AS after`;
}

/** Both windows known are better than one, one status better than two, a reporter's own word better than a derived one. */
const tier = `WITH *, CASE
    WHEN before.value IS NOT NULL AND after.value IS NOT NULL THEN CASE
      WHEN before.weakest <> after.weakest THEN 2 // the status changes between the windows: no change is given
      WHEN 'partner-derived' IN [before.weakest, after.weakest] THEN 1
      ELSE 0 END
    WHEN after.value IS NOT NULL THEN CASE after.weakest WHEN 'partner-derived' THEN 4 ELSE 3 END
    WHEN before.value IS NOT NULL THEN CASE before.weakest WHEN 'partner-derived' THEN 6 ELSE 5 END
  END AS tier
WHERE tier IS NOT NULL`;

function choice({ reporter }: TraceShape): string {
  if (reporter !== "larger" && reporter !== "smaller") return "ORDER BY tier, preference LIMIT 1";
  const direction = reporter === "larger" ? "DESC" : "ASC";
  return `ORDER BY tier, preference
WITH source.side AS side, collect({source: source, figures: figures, before: before, after: after, tier: tier})[0] AS best
WITH best.source AS source, best.figures AS figures, best.before AS before, best.after AS after, best.tier AS tier
ORDER BY tier, coalesce(after.value, before.value) ${direction}, source.side DESC LIMIT 1 // the ${reporter} of both sides`;
}

/** Of codes that have no other edition problem, editions of 2017 and 2022 compare; chapters and all goods always do. */
const isComparable = `(before.edition = after.edition OR NOT 'national' IN [before.edition, after.edition] AND
    (asked.code = 'TOTAL' OR size(asked.code) = 2 OR
      before.edition IN ['2017', '2022'] AND after.edition IN ['2017', '2022'] AND NOT asked.code IN $notSameIn2022))`;

/** From `asked` and `countries` to `legs`, in order; a leg that no source knows is absent. */
export function chooseLegs(names: ReadableNames, shape: TraceShape): string {
  return `// One source for each leg and both windows
CALL (asked, countries) {
  UNWIND range(0, size(countries) - 2) AS at
  WITH asked, at, countries[at] AS exporter, countries[at + 1] AS importer,
    [place IN CASE at WHEN 0 THEN $intoHub ELSE $outOfHub END | $sources[toInteger(place)]] AS sources
  CALL (asked, exporter, importer, sources) {
    ${indent(heldSeries(names, shape), 4)}
    UNWIND range(0, size(sources) - 1) AS preference
    WITH *, sources[preference] AS source
    ${indent(sourceFigures(shape), 4)}
    ${indent(shape.hasBelow ? builtWindows(shape) : ownWindows, 4)}
    ${indent(judgedWindows(shape), 4)}
    ${indent(tier, 4)}
    // The best knowledge wins; where several are as good, the one that comes first
    WITH * ${indent(choice(shape), 4)}
    RETURN source, figures, before, after,
      tier < 2 AND ${indent(isComparable, 2)} AS hasChange
  }
  WITH at, {exporter: exporter, importer: importer, source: source, before: before, after: after,
    figures: figures, hasChange: hasChange,
    change: CASE WHEN hasChange THEN after.value - before.value END} AS leg
  ORDER BY at
  RETURN collect(leg) AS legs
}`;
}
