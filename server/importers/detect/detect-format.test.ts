import { describe, expect, it } from "vitest";
import { comtradeHeader } from "../../../tests/fixtures/comtrade-csv.ts";
import { tradeFormats } from "../trade-formats.ts";
import { detectFormat } from "./detect-format.ts";

const kyrgyz = ["flow", "partner_en", "partner_ru", "year", "value_kusd"];

describe("detectFormat", () => {
  it.each<[string, readonly string[]]>([
    ["un-comtrade", comtradeHeader],
    ["kyrgyz-trade-by-partner", kyrgyz],
    ["eurostat-eu27-exports-hs4-monthly", ["reporter", "partner_iso3", "hs4", "month", "value_eur"]],
    ["eurostat-eu27-exports-hs6-yearly", ["reporter", "partner_iso3", "hs6", "year", "value_eur"]],
    ["imf-imts", ["COUNTRY.ID", "INDICATOR.ID", "COUNTERPART_COUNTRY.ID", "FREQUENCY.ID", "SCALE.ID", "2016", "2017"]],
    ["comtrade-derived-china-exports-monthly", ["period_dt", "partner_name", "hs6", "val", "qty", "uv"]],
  ])("recognises %s in any order and case", (id, header) => {
    expect(detectFormat(header, tradeFormats).id).toBe(id);
    const other = header.toReversed().map((name) => name.toUpperCase());
    expect(detectFormat(other, tradeFormats).id).toBe(id);
  });

  it("says so where there is no header at all", () => {
    expect(() => detectFormat([], tradeFormats)).toThrow("Line 1 is empty");
    expect(() => detectFormat([""], tradeFormats)).toThrow("Line 1 is empty");
  });

  it("names the column that is too many or missing", () => {
    expect(() => detectFormat([...comtradeHeader, "colour"], tradeFormats)).toThrow(
      'The file looks like UN Comtrade (API or website download), but its header has the unknown column "colour" (column 48)',
    );
    const without = comtradeHeader.filter((name) => name !== "primaryValue");
    expect(() => detectFormat(without, tradeFormats)).toThrow('lacks the column "primaryValue"');
  });

  it("says what it knows when it knows nothing of the kind", () => {
    expect(() => detectFormat(["a", "b"], tradeFormats)).toThrow(/Line 1 is not a header .*"a", "b".*UN Comtrade/);
  });

  it("refuses a column that stands twice", () => {
    expect(() => detectFormat([...kyrgyz, "YEAR"], tradeFormats)).toThrow('"YEAR" stands twice');
  });

  it("holds the file against the format that the user names", () => {
    expect(detectFormat(kyrgyz, tradeFormats, "kyrgyz-trade-by-partner").id).toBe("kyrgyz-trade-by-partner");
    expect(() => detectFormat(kyrgyz, tradeFormats, "un-comtrade")).toThrow("is not a header");
    expect(() => detectFormat(kyrgyz, tradeFormats, "baci")).toThrow('no format "baci"');
  });
});
