/** The last part of a trace's query: the smallest leg, matching product by product, the order in time, the ranking. */
import { indent } from "../readable-names.ts";
import type { TraceShape } from "./trace-shape.ts";

/** Whether goods can have gone on: some period of each leg begins before one of the next leg ends. */
function follow(list: string): string {
  return `size(reduce(reached = ${list}[0].after.positive, next IN ${list}[1..] | [period IN next.after.positive
    WHERE any(earlier IN reached WHERE earlier <= period OR earlier STARTS WITH period)])) > 0`;
}

const smallestLeg = `// On one valuation basis: where a chain mixes them, CIF is divided by 1 + c
WITH asked, countries, legs, [leg IN legs | CASE
    WHEN leg.source.valuation = 'CIF' AND any(other IN legs WHERE other.source.valuation <> 'CIF') THEN 1 + $cifRate
    ELSE 1.0
  END] AS divisors
CALL (legs, divisors) {
  UNWIND range(0, size(legs) - 1) AS at
  WITH legs[at] AS leg, legs[at].before.value / divisors[at] AS before, legs[at].after.value / divisors[at] AS after
  RETURN CASE WHEN count(before) = count(*) THEN min(before) END AS ownBefore, min(after) AS ownAfter
}`;

function matchParts({ timeOrder }: TraceShape): string {
  const follows = timeOrder ? `NOT knownAfter OR ${indent(follow("parts"), 2)}` : "true";
  return `// Product by product: the finest level at which the parts of every leg add up to it within 1 %
CALL (asked, legs, divisors) {
  UNWIND asked.below AS hs
  WITH asked, legs, divisors, hs, [leg IN legs | head([f IN leg.figures WHERE f.hs = hs])] AS parts
  WHERE all(p IN parts WHERE p IS NOT NULL AND p.before.known + p.after.known > 0)
    AND any(p IN parts WHERE size(p.before.status) + size(p.after.status) > 0)
  CALL (parts, divisors) {
    UNWIND range(0, size(parts) - 1) AS at
    RETURN min(parts[at].before.value / divisors[at]) AS before, min(parts[at].after.value / divisors[at]) AS after
  }
  WITH *, all(p IN parts WHERE p.before.known > 0) AS knownBefore, all(p IN parts WHERE p.after.known > 0) AS knownAfter
  WITH *, ${follows} AS follows
  ORDER BY hs
  WITH legs, size(hs) AS level,
    count(CASE WHEN knownBefore THEN hs END) AS codesBefore, count(CASE WHEN knownAfter THEN hs END) AS codesAfter,
    count(CASE WHEN knownAfter AND follows THEN hs END) AS codesInOrder,
    sum(CASE WHEN knownBefore AND follows THEN before ELSE 0.0 END) AS before,
    sum(CASE WHEN knownAfter AND follows THEN after ELSE 0.0 END) AS after
  WHERE codesAfter > 0 AND (codesBefore > 0 OR any(leg IN legs WHERE leg.before.value IS NULL))
    AND all(leg IN legs WHERE NOT leg.before.isIncomplete AND NOT leg.after.isIncomplete
      AND all(window IN ['before', 'after'] WHERE leg[window].total IS NULL
        OR abs(reduce(sum = 0.0, f IN [f IN leg.figures WHERE size(f.hs) = level] | sum + coalesce(f[window].total, 0.0))
          - leg[window].total) <= 0.01 * abs(leg[window].total)))
  WITH {level: level, codes: codesInOrder, before: CASE WHEN codesBefore > 0 THEN before END, after: after} AS matched
  ORDER BY matched.level DESC
  RETURN head(collect(matched)) AS finer
}`;
}

function filter({ hasBelow, timeOrder, hasMinimum }: TraceShape): string {
  const own = timeOrder ? indent(follow("legs"), 2) : "true";
  const order = hasBelow ? `CASE WHEN finer IS NULL THEN ${own} ELSE finer.codes > 0 END` : own;
  const tests = [
    ...(timeOrder || hasBelow ? [order] : []),
    ...(hasMinimum ? ["(before >= $minimumValue OR after >= $minimumValue)"] : []),
  ];
  return tests.length === 0 ? "" : `\nWHERE ${tests.join("\n  AND ")}`;
}

function ranking({ allGoods }: TraceShape): string {
  if (allGoods === "only") return "ORDER BY countries // all goods are context, never ranked";
  if (allGoods === "none") return "ORDER BY change IS NULL, change DESC, after DESC, countries, commodity";
  return `ORDER BY commodity = 'TOTAL', commodity <> 'TOTAL' AND change IS NULL,
  CASE commodity WHEN 'TOTAL' THEN 0 ELSE change END DESC, CASE commodity WHEN 'TOTAL' THEN 0 ELSE after END DESC,
  countries, commodity`;
}

/** From `asked`, `countries` and `legs` to the answer. */
export function weighChains(shape: TraceShape): string {
  const { hasBelow } = shape;
  const finer = (name: string, own: string) =>
    hasBelow ? `CASE WHEN finer IS NULL THEN ${own} ELSE finer.${name} END` : own;
  const level = finer("level", "CASE asked.code WHEN 'TOTAL' THEN 0 ELSE size(asked.code) END");
  return `// Without a figure in the window after, a chain is open and not ranked
WITH asked, countries, legs
WHERE size(legs) = size(countries) - 1 AND all(leg IN legs WHERE leg.after.value IS NOT NULL)
${smallestLeg}
${hasBelow ? `${matchParts(shape)}\n` : ""}WITH *, ${finer("before", "ownBefore")} AS before, ${finer("after", "ownAfter")} AS after${filter(shape)}
RETURN countries, asked.code AS commodity, ${level} AS level, before, after,
  CASE WHEN all(leg IN legs WHERE leg.hasChange) THEN after - before END AS change,
  [leg IN legs | {exporter: leg.exporter, importer: leg.importer, series: leg.source.series, status: leg.after.weakest,
    before: leg.before.value, after: leg.after.value, change: leg.change}] AS legs
${ranking(shape)}
LIMIT toInteger($limit)`;
}
