/** Recomputes published findings from real files; see docs/import-formats.md for where they come from. */
import { expect, it } from "vitest";
import { describeWithSharedData, sharedDataPath } from "../../tests/fixtures/shared-data.ts";
import { readRows, type ReadCell, type ReadRows } from "../../tests/fixtures/read-rows.ts";

const read = (name: string): Promise<ReadRows> => readRows({ path: sharedDataPath(`trade/${name}`), fileName: name });

const millions = (cells: readonly ReadCell[]) => cells.map(({ value }) => Math.round((value ?? Number.NaN) / 1e6));

function series(rows: ReadRows, key: Partial<ReadCell>, periods: readonly string[]): ReadCell[] {
  const fits = (cell: ReadCell) => Object.entries(key).every(([name, value]) => cell[name as keyof ReadCell] === value);
  const cells = rows.cells.filter((cell) => fits(cell) && cell.breakdown === 0);
  return periods.map((period) => cells.find(({ periodText }) => periodText === period)!);
}

const sum = (cells: readonly ReadCell[]) => cells.reduce((total, { reportedValue }) => total + (reportedValue ?? 0), 0);

describeWithSharedData("real files", () => {
  it("Kyrgyz statistics: imports from China and exports to Russia", async () => {
    const rows = await read("kyrgyz-statistics/kg_trade_by_partner_1994_2023.csv");
    const years = ["2021", "2022", "2023"];
    expect(millions(series(rows, { exporter: "CHN", importer: "KGZ" }, years))).toEqual([1464, 4069, 5353]);
    expect(millions(series(rows, { exporter: "KGZ", importer: "RUS" }, years))).toEqual([393, 1070, 824]);
    expect(rows.summary).toMatchObject({ read: 6039, rejected: 0 });
    const exports = rows.coverage.find(({ flow }) => flow === "X");
    expect(exports?.periods).not.toContain(2021);
  });

  it("IMF: Russia's imports from Armenia and Uzbekistan, with the break of 2022", async () => {
    const rows = await read("imf/RU_trade.csv");
    const years = ["2021", "2022", "2023"];
    const armenia = series(rows, { exporter: "ARM", importer: "RUS" }, years);
    expect(millions(armenia)).toEqual([710, 2036, 2989]);
    expect(armenia.map(({ status }) => status)).toEqual(["declared", "partner-derived", "partner-derived"]);
    expect(millions(series(rows, { exporter: "UZB", importer: "RUS" }, years))).toEqual([1699, 1791, 7841]);
    expect(rows.summary).toMatchObject({ read: 470, rejected: 0 });
  });

  it("Eurostat by month: EU27 exports of HS 8542 to Kyrgyzstan, January to November", async () => {
    const rows = await read("eurostat/eu27_exports_hs4_monthly.csv");
    const euros = ["2021", "2022"].map((year) =>
      sum(
        rows.cells.filter(
          ({ hs, importer, periodText }) =>
            hs === "8542" && importer === "KGZ" && periodText.startsWith(year) && periodText !== `${year}-12`,
        ),
      ),
    );
    expect(euros).toEqual([59_865, 1_682_167]);
    expect(Math.round((euros[1]! / euros[0]! - 1) * 100)).toBe(2710);
    expect(rows.summary).toMatchObject({ read: 73_662, rejected: 0 });
  });

  it("Eurostat by year: 2022 holds eleven months", async () => {
    const rows = await read("eurostat/eu27_exports_hs6_yearly.csv");
    expect(rows.summary).toMatchObject({ read: 22_169, rejected: 0 });
    const months = new Set(rows.cells.map(({ periodText, monthsCovered }) => `${periodText}: ${monthsCovered}`));
    expect([...months].toSorted()).toEqual(["2020: 0", "2021: 0", "2022: 11"]);
  });

  it("UN Comtrade: second partners do not double China's imports of HS 8542 from the USA", async () => {
    const rows = await read("comtrade-api/semiconductor_trade_CHN-USA_8542_2010-2024.csv");
    const byOrigin = { exporter: "USA", importer: "CHN", basis: "origin" } as const;
    const years = Array.from({ length: 15 }, (_, index) => String(2010 + index));
    const values = series(rows, byOrigin, years).map(({ value }) => value);
    expect(values).not.toContain(null);
    expect(values[7]).toBe(10_211_618_367);
    expect(rows.summary).toMatchObject({ read: 173, rejected: 0 });
    const consigned = series(rows, { exporter: "USA", importer: "CHN", basis: "consignment" }, ["2017"]);
    expect(consigned).toEqual([undefined]);
    const parts = rows.cells.filter(({ basis, periodText }) => basis === "consignment" && periodText === "2017");
    expect(sum(parts)).toBeCloseTo(10_211_618_367, -1);
  });

  it.each([
    ["deep_dive_hs6_monthly.csv", 6442],
    ["china_top_products_partners_hs6.csv", 1453],
    ["china_exports_by_partner_mirror.csv", 1862],
  ])("derived from UN Comtrade: every row of %s is understood", async (name, read_) => {
    const { summary } = await read(`comtrade-derived/${name}`);
    expect(summary).toMatchObject({ read: read_, rejected: 0, skipped: [] });
  });
});
