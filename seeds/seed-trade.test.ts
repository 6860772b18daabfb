/** The seeds' trade figures against the files they cite. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "csv-parse/sync";
import { formatPeriod } from "#graph-schema/trade-period.ts";
import type { TradeSeries } from "#graph-schema/trade-series.ts";
import { describeWithSharedData, sharedDataPath } from "../tests/fixtures/shared-data.ts";
import { readSeeds } from "./load-seeds.ts";

const { series } = readSeeds();

function find(dataset: string, exporter: string, importer: string, hs: string): TradeSeries {
  const found = series.filter(
    (one) => one.dataset === dataset && one.exporter === exporter && one.importer === importer && one.hs === hs,
  );
  expect(found).toHaveLength(1);
  return found[0]!;
}
const declared = (one: TradeSeries, periods: string[]) =>
  one.observations
    .filter(({ period }) => periods.includes(formatPeriod(one.frequency, period)))
    .map(({ reportedValue }) => reportedValue);
const sum = (values: (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);
const monthsToNovember = (year: number) =>
  Array.from({ length: 11 }, (_, index) => `${year}-${String(index + 1).padStart(2, "0")}`);

test("Kyrgyzstan's imports from China and exports to Russia, 2021 to 2023, in thousand US dollars", () => {
  const years = ["2021", "2022", "2023"];
  const imports = find("source:kyrgyz-statistics", "CHN", "KGZ", "TOTAL");
  const exports = find("source:kyrgyz-statistics", "KGZ", "RUS", "TOTAL");
  expect(declared(imports, years)).toEqual([1463823.096, 4069468.372, 5353257.336]);
  expect(declared(exports, years)).toEqual([393340.098, 1069691.913, 823728.781]);
  expect([imports.side, imports.valuation, imports.basis]).toEqual(["importer", "CIF", "origin"]);
  expect([exports.side, exports.valuation, exports.basis]).toEqual(["exporter", "FOB", "lastKnownDestination"]);
});

test("EU27 to Kyrgyzstan, HS 8542, January to November: EUR 59,865, then 1,682,167", () => {
  const chips = find("source:eurostat-comext-ds-045409", "EU27", "KGZ", "8542");
  expect([2021, 2022].map((year) => sum(declared(chips, monthsToNovember(year))))).toEqual([59865, 1682167]);
  const september = chips.observations.find(({ period }) => formatPeriod("month", period) === "2022-09")!;
  expect(september.value).toBeCloseTo(september.reportedValue! * 0.9904, 6);
});

test("Russia's figures of the IMF change their status with 2022", () => {
  const { observations } = find("source:imf-imts", "ARM", "RUS", "TOTAL");
  expect(observations.map(({ status }) => status)).toEqual([
    "declared",
    "declared",
    "declared",
    "partner-derived",
    "partner-derived",
  ]);
});

describeWithSharedData("the figures stand in the cited lines", () => {
  test("each at its line", () => {
    const files = new Map(
      [
        "trade/kyrgyz-statistics/kg_trade_by_partner_1994_2023.csv",
        "trade/eurostat/eu27_exports_hs4_monthly.csv",
        "trade/comtrade-derived/china_exports_by_partner_mirror.csv",
        "trade/imf/RU_trade.csv",
      ].map((path) => [path.split("/").at(-1)!, readCells(sharedDataPath(path))]),
    );
    const missing = series
      .flatMap(({ observations }) => observations)
      .filter(({ rows, reportedValue }) => {
        const [, line, file] = /^line (\d+) of (\S+)$/.exec(rows)!;
        return !files.get(file!)?.[Number(line) - 1]?.some((cell) => Number(cell) === reportedValue);
      });
    expect(missing.map(({ rows }) => rows)).toEqual([]);
  });
});

function readCells(path: string): string[][] {
  return parse(readFileSync(path, "utf8"), { bom: true });
}
