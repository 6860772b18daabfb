/**
 * Series as REPORTED_IN relationships hold them: arrays aligned by period, NaN where a figure is missing, since lists in
 * Neo4j hold no null. An import's observation stands before the seeds' one of the same period; what the seeds hold is
 * kept beside in `seedLayer`, so that it shows again when the import is taken back.
 */
import { relationshipId } from "#graph-schema/relationship-id.ts";
import { routeId, type RouteKey } from "#graph-schema/node-id.ts";
import { formatPeriod, parsePeriod } from "#graph-schema/trade-period.ts";
import {
  seriesIdentity,
  type Observation,
  type ObservationStatus,
  type TradeSeries,
} from "#graph-schema/trade-series.ts";
import { seriesKeyText, type SeriesKind } from "../../series-block.ts";
import { integer } from "../database/database.ts";

/** What the imports or the seeds say of one series. */
export interface SeriesLayer {
  reportedUnit: string;
  /** Sorted by period, each period once. */
  observations: Observation[];
}

/** A series by who brought it; at least one layer is there. */
export interface LayeredSeries {
  kind: SeriesKind;
  imported: SeriesLayer | undefined;
  seeded: SeriesLayer | undefined;
}

/** What a query returns of a REPORTED_IN relationship `s` to a dataset `d`; see seriesFields. */
export interface SeriesProperties extends SeriesKind {
  reportedUnit: string;
  periods: string[];
  values: number[];
  reportedValues: number[];
  kilograms: number[];
  status: ObservationStatus[];
  kilogramsEstimated: boolean[];
  /** 0: not said. */
  monthsCovered: number[];
  rows: string[];
  /** 0: an import brought it, 1: the seeds. */
  layers: number[];
  seedLayer: string | null;
}

/** The fields of SeriesProperties as a map projection of `s` takes them. */
export const seriesFields =
  ".side, .flow, .frequency, .edition, .valuation, .basis, .reportedUnit, .periods, .values, .reportedValues, " +
  ".kilograms, .status, .kilogramsEstimated, .monthsCovered, .rows, .layers, .seedLayer, dataset: d.id";

/** All properties of a REPORTED_IN relationship; written with `SET s = …`. `key` tells the series of one route apart. */
export function toSeriesProperties(route: RouteKey, series: LayeredSeries): Record<string, unknown> {
  const { kind, seeded } = series;
  const { dataset, ...identity } = kind;
  const { reportedUnit, shown } = mergeLayers(series);
  const observations = shown.map(({ observation }) => observation);
  return {
    ...identity,
    id: relationshipId({ type: "REPORTED_IN", start: routeId(route), end: dataset, properties: identity }),
    key: seriesKeyText(kind),
    reportedUnit,
    periods: observations.map(({ period }) => formatPeriod(kind.frequency, period)),
    values: observations.map(({ value }) => value ?? Number.NaN),
    reportedValues: observations.map(({ reportedValue }) => reportedValue ?? Number.NaN),
    kilograms: observations.map(({ kilograms }) => kilograms ?? Number.NaN),
    status: observations.map(({ status }) => status),
    kilogramsEstimated: observations.map(({ kilogramsEstimated }) => kilogramsEstimated),
    monthsCovered: observations.map(({ monthsCovered }) => integer(monthsCovered ?? 0)),
    rows: observations.map(({ rows }) => rows),
    layers: shown.map(({ layer }) => integer(layer)),
    evidence: [dataset],
    seedLayer: series.imported && seeded ? JSON.stringify(seeded) : null,
  };
}

/** The observations that readers see, in order; of both layers the import's unit stands. */
export function mergeLayers({ imported, seeded }: LayeredSeries): {
  reportedUnit: string;
  shown: { observation: Observation; layer: 0 | 1 }[];
} {
  const reportedUnit = imported?.reportedUnit ?? seeded?.reportedUnit ?? "";
  const taken = new Set(imported?.observations.map(({ period }) => period));
  const fromSeeds = (seeded?.observations ?? [])
    .filter(({ period }) => !taken.has(period))
    .map((observation) => ({
      observation: inUnit(observation, seeded?.reportedUnit === reportedUnit),
      layer: 1 as const,
    }));
  const fromImports = (imported?.observations ?? []).map((observation) => ({ observation, layer: 0 as const }));
  const shown = [...fromImports, ...fromSeeds].toSorted((a, b) => a.observation.period - b.observation.period);
  return { reportedUnit, shown };
}

/** A figure in another unit than the series keeps its US dollars; its reported value cannot be given in that unit. */
function inUnit(observation: Observation, isSameUnit: boolean): Observation {
  return isSameUnit ? observation : { ...observation, reportedValue: null };
}

export function readLayers(properties: SeriesProperties): LayeredSeries {
  const kind = kindOf(properties);
  const { reportedUnit, layers } = properties;
  const observations = readObservations(properties);
  const imported = observations.filter((_, index) => layers[index] === 0);
  if (imported.length === 0) return { kind, imported: undefined, seeded: { reportedUnit, observations } };
  const seeded = properties.seedLayer === null ? undefined : (JSON.parse(properties.seedLayer) as SeriesLayer);
  return { kind, imported: { reportedUnit, observations: imported }, seeded };
}

/** The series as readers see it. */
export function toTradeSeries({ exporter, importer, hs }: RouteKey, properties: SeriesProperties): TradeSeries {
  const { reportedUnit } = properties;
  const observations = readObservations(properties);
  return { exporter, importer, hs, ...kindOf(properties), reportedUnit, observations };
}

function kindOf(properties: SeriesProperties): SeriesKind {
  const { dataset } = properties;
  const identity = Object.fromEntries(seriesIdentity.map((name) => [name, properties[name]]));
  return { dataset, ...identity } as SeriesKind;
}

function readObservations(series: SeriesProperties): Observation[] {
  return series.periods.map((period, i) => ({
    period: parsePeriod(period)!.period,
    value: orNull(series.values[i]!),
    reportedValue: orNull(series.reportedValues[i]!),
    kilograms: orNull(series.kilograms[i]!),
    status: series.status[i]!,
    kilogramsEstimated: series.kilogramsEstimated[i]!,
    monthsCovered: series.monthsCovered[i]! > 0 ? series.monthsCovered[i]! : null,
    rows: series.rows[i]!,
  }));
}

const orNull = (amount: number) => (Number.isNaN(amount) ? null : amount);
