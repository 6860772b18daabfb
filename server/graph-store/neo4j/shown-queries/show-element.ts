/** A node with its evidence, and the series of a flow, as queries on the documented model. */
import { formatPeriod, parseWindow, type TradeWindow } from "#graph-schema/trade-period.ts";
import { routeId, type RouteKey } from "#graph-schema/node-id.ts";
import type { ShownQuery } from "../../cypher-console.ts";
import type { ReadableNames } from "./readable-names.ts";

export function showNode(names: ReadableNames, id: string): ShownQuery {
  return {
    query: `MATCH (n:${names.node} {id: $id})
// Evidence is a list of ids of sources and claims
OPTIONAL MATCH (e:${names.node}) WHERE e.id IN n.evidence
WITH n, e ORDER BY e.id
RETURN n, n.id AS id, collect(e) AS evidence`,
    parameters: { id },
    notes: [
      "propertiesJson has every property exactly as the program answers it; alternativesJson has what others say.",
    ],
  };
}

const inWindow = `WITH s, d, [i IN range(0, size(s.periods) - 1)
  // Months in which a period begins and ends; 2023 is 2023-01 to 2023-12
  WHERE left(s.periods[i] + '-01', 7) >= $firstMonth AND left(s.periods[i] + '-12', 7) <= $lastMonth] AS places
`;

function monthsOf({ frequency, first, last }: TradeWindow): { firstMonth: string; lastMonth: string } {
  const months = frequency === "year" ? [first * 12, last * 12 + 11] : [first, last];
  const [firstMonth, lastMonth] = months.map((month) => formatPeriod("month", month));
  return { firstMonth: firstMonth!, lastMonth: lastMonth! };
}

export function showFlow(names: ReadableNames, route: RouteKey, during: string | undefined): ShownQuery {
  const window = during === undefined ? undefined : parseWindow(during);
  const places = window === undefined ? "range(0, size(s.periods) - 1)" : "places";
  return {
    query: `MATCH (:${names.node} {id: $route})-[s:${names.relationship("REPORTED_IN")}]->(d:${names.label("Dataset")})
${window === undefined ? "" : inWindow}RETURN d.id AS dataset, s.side AS reporter, s.flow AS flow, s.frequency AS frequency, s.edition AS edition,
  s.valuation AS valuation, s.basis AS basis, s.reportedUnit AS unit,
  // Unknown is not zero: a missing figure is NaN in the lists, and null here
  [i IN ${places} | {period: s.periods[i], value: CASE WHEN NOT isNaN(s.values[i]) THEN s.values[i] END,
    kilograms: CASE WHEN NOT isNaN(s.kilograms[i]) THEN s.kilograms[i] END, status: s.status[i], rows: s.rows[i]}] AS figures
ORDER BY dataset, reporter, flow, frequency, edition, valuation, basis`,
    parameters: {
      route: routeId(route),
      ...(window === undefined ? {} : monthsOf(window)),
    },
    notes: [
      "Values are US dollars. The mirror gap, claims, caveats and what counts as zero by coverage are left out.",
      "Rows stand in alphabetical order; the program puts them in the order of its series keys.",
    ],
  };
}
