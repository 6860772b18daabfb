/** Which stored series a leg's figures were computed from. */
import { formatPeriod, type Frequency } from "#graph-schema/trade-period.ts";
import { routeId } from "#graph-schema/node-id.ts";
import { relationshipId } from "#graph-schema/relationship-id.ts";
import type { SeriesKey } from "#graph-schema/trade-series.ts";
import type { Windows } from "../figures/figure.ts";
import { editionNames } from "../hs-editions.ts";
import type { CodeFamily } from "../legs/code-family.ts";
import type { LegReading } from "../legs/leg-reading.ts";
import { findRoute } from "../trade-index/find-routes.ts";
import type { TraceWorld } from "../trace-world.ts";

/** The id of the REPORTED_IN relationship that holds a series. */
export function seriesRelationshipId(key: SeriesKey): string {
  const { side, flow, frequency, edition, valuation, basis } = key;
  return relationshipId({
    type: "REPORTED_IN",
    start: routeId(key),
    end: key.dataset,
    properties: { side, flow, frequency, edition, valuation, basis },
  });
}

function keyOfSeries(world: TraceWorld, reading: LegReading, code: number, series: number): SeriesKey {
  const { columns, countries, codes, strands } = world;
  const frequency: Frequency = columns.seriesFrequency[series] === 1 ? "month" : "year";
  return {
    exporter: countries.texts[reading.exporter]!,
    importer: countries.texts[reading.importer]!,
    hs: codes.texts[code]!,
    ...strands[columns.seriesStrand[series]!]!,
    frequency,
    edition: editionNames[columns.seriesEdition[series]!]!,
  };
}

/** Whether the series has a row inside one of the windows in which its strand speaks. */
function isUsed({ columns }: TraceWorld, windows: Windows, reading: LegReading, series: number): boolean {
  const strand = columns.seriesStrand[series]!;
  const isMonthly = columns.seriesFrequency[series] === 1;
  if (windows.before.frequency === "month" && !isMonthly) return false;
  const scale = windows.before.frequency === "year" && isMonthly ? 12 : 1;
  const first = columns.seriesObservations[series]!;
  const end = columns.seriesObservations[series + 1]!;
  return (["before", "after"] as const).some((name) => {
    if (strand !== (name === "before" ? reading.strandBefore : reading.strandAfter)) return false;
    const window = windows[name];
    for (let row = first; row < end; row += 1) {
      const period = columns.period[row]!;
      if (period >= window.first * scale && period < (window.last + 1) * scale) return true;
    }
    return false;
  });
}

/** Ids of the series with rows in the windows: of the code itself and of the codes below it that were used. Sorted. */
export function seriesOfLeg(
  world: TraceWorld,
  windows: Windows,
  family: CodeFamily,
  reading: LegReading,
  withBelow: boolean,
): string[] {
  const ids: string[] = [];
  const end = withBelow ? Math.max(family.end, family.code + 1) : family.code + 1;
  for (let code = family.code; code < end; code += 1) {
    const route = findRoute(world.columns, code, reading.exporter, reading.importer);
    if (route < 0) continue;
    for (let series = world.columns.routeSeries[route]!; series < world.columns.routeSeries[route + 1]!; series += 1) {
      if (isUsed(world, windows, reading, series)) {
        ids.push(seriesRelationshipId(keyOfSeries(world, reading, code, series)));
      }
    }
  }
  return ids.toSorted();
}

/** `2019–2021`, or `2023`. */
export function windowWords({ frequency, first, last }: Windows["before"]): string {
  const from = formatPeriod(frequency, first);
  return first === last ? from : `${from}–${formatPeriod(frequency, last)}`;
}
