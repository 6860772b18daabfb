/** Series from trade/*.csv (one observation a line) and the blocks of coverage.json. */
import { z } from "zod";
import { parsePeriod, formatPeriod } from "#graph-schema/trade-period.ts";
import {
  observationStatuses,
  reporterSides,
  seriesKeySchema,
  tradeFlows,
  type CoverageBlock,
  type Observation,
  type SeriesKey,
  type TradeSeries,
} from "#graph-schema/trade-series.ts";
import { usdPerEuro } from "../server/importers/exchange-rates/euro-rates.ts";
import { listFiles, readCsvRows, readJsonRows, readRow, SeedError, type SeedRow } from "./seed-files.ts";

/** US dollars in one of each unit; euro converts at the period's average rate. */
const dollarUnits: Record<string, number> = { USD: 1, "thousand USD": 1_000, "million USD": 1_000_000 };

const amount = z.string().regex(/^\d+(\.\d+)?$/, "must be a number");
const optionalAmount = z.union([z.literal(""), amount]);

const tradeRow = z.strictObject({
  ...seriesKeySchema.shape,
  period: z.string(),
  reported_value: amount,
  reported_unit: z.enum(["USD", "thousand USD", "million USD", "EUR"]),
  value_usd: optionalAmount,
  kilograms: optionalAmount,
  status: z.enum(observationStatuses),
  months_covered: z.union([z.literal(""), z.string().regex(/^([1-9]|1[01])$/, "must be 1 to 11 or empty")]),
  rows: z.string().regex(/^line \d+ of \S+$/, "must read: line 12 of FILE"),
});
type TradeRow = z.infer<typeof tradeRow>;

const keyFields = Object.keys(seriesKeySchema.shape) as (keyof SeriesKey)[];

/** All series, sorted by key, their observations by period. */
export function readSeries(folder: string): TradeSeries[] {
  const series = new Map<string, TradeSeries>();
  for (const name of listFiles(folder, "trade", ".csv")) {
    for (const row of readCsvRows(folder, name)) addObservation(series, row);
  }
  for (const one of series.values()) one.observations.sort((a, b) => a.period - b.period);
  return [...series].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

function addObservation(series: Map<string, TradeSeries>, row: SeedRow): void {
  const data = readRow(tradeRow, row);
  const key = readRow(seriesKeySchema, {
    place: row.place,
    value: Object.fromEntries(keyFields.map((name) => [name, data[name]])),
  });
  const observation = readObservation(data, row.place);
  const id = keyFields.map((name) => key[name]).join("|");
  const known = series.get(id) ?? { ...key, reportedUnit: data.reported_unit, observations: [] };
  series.set(id, known);
  if (known.reportedUnit !== data.reported_unit) throw new SeedError([`${row.place}: unit differs within one series`]);
  if (known.observations.some(({ period }) => period === observation.period)) {
    throw new SeedError([`${row.place}: ${data.period} stands twice in one series`]);
  }
  known.observations.push(observation);
}

function readObservation(data: TradeRow, place: string): Observation {
  const parsed = parsePeriod(data.period);
  if (parsed?.frequency !== data.frequency) {
    throw new SeedError([`${place}: period ${data.period} is not a ${data.frequency}`]);
  }
  return {
    period: parsed.period,
    value: readDollars(data, parsed.period, place),
    reportedValue: Number(data.reported_value),
    kilograms: data.kilograms === "" ? null : Number(data.kilograms),
    status: data.status,
    kilogramsEstimated: false,
    monthsCovered: data.months_covered === "" ? null : Number(data.months_covered),
    rows: data.rows,
  };
}

/** US dollars: as given for a dollar unit (and checked against it), converted for euro. */
function readDollars(data: TradeRow, period: number, place: string): number {
  const scale = dollarUnits[data.reported_unit];
  if (scale !== undefined) {
    const expected = Number(data.reported_value) * scale;
    const given = Number(data.value_usd);
    if (data.value_usd !== "" && Math.abs(given - expected) <= 1e-9 * expected) return given;
    throw new SeedError([`${place}: value_usd must be ${expected}`]);
  }
  const rate = usdPerEuro(data.frequency, period);
  if (rate === undefined) throw new SeedError([`${place}: no euro rate for ${formatPeriod(data.frequency, period)}`]);
  if (data.value_usd !== "") throw new SeedError([`${place}: value_usd is computed from euro; leave it empty`]);
  return Number(data.reported_value) * rate;
}

const coverageRow = z.strictObject({
  ...seriesKeySchema.pick({ dataset: true, frequency: true, edition: true }).shape,
  reporter: z.string(),
  side: z.enum(reporterSides),
  flow: z.enum(tradeFlows),
  partners: z.array(z.string()).min(1),
  codes: z.array(z.string()).min(1),
  periods: z.array(z.string()).min(1),
  origin: z.literal("declared"),
});

/** Blocks in which an absent row means zero. */
export function readCoverage(folder: string): CoverageBlock[] {
  return readJsonRows(folder, "coverage.json").map((row) => {
    const block = readRow(coverageRow, row);
    return { ...block, periods: block.periods.map((text) => readPeriod(text, block.frequency, row.place)) };
  });
}

function readPeriod(text: string, frequency: CoverageBlock["frequency"], place: string): number {
  const parsed = parsePeriod(text);
  if (parsed?.frequency === frequency) return parsed.period;
  throw new SeedError([`${place}: period ${text} is not a ${frequency}`]);
}
