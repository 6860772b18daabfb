import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatPeriod } from "#graph-schema/trade-period.ts";
import { readComtradePeriod, readKind, readValuation } from "./comtrade-kinds.ts";

describe("readKind", () => {
  it.each([
    ["A", "M", "H6", { frequency: "year", flow: "M", side: "importer", edition: "2022" }],
    ["M", "RX", "H5", { frequency: "month", flow: "RX", side: "exporter", edition: "2017" }],
    ["", "FM", "HS", { frequency: "year", flow: "FM", side: "importer", edition: "national" }],
    ["a", "dx ", "h0", { frequency: "year", flow: "DX", side: "exporter", edition: "1992" }],
  ])("reads %s %s %s", (frequency, flow, classification, kind) => {
    expect(readKind(frequency, flow, classification)).toEqual(kind);
  });

  it.each([
    ["Q", "M", "H6", "freqCode"],
    ["A", "MIP", "H6", "flowCode"],
    ["A", "M", "S4", "classificationCode"],
    ["A", "M", "", "classificationCode"],
  ])("names the code at fault in %s %s %s", (frequency, flow, classification, field) => {
    expect(readKind(frequency, flow, classification)).toMatchObject({ field });
  });
});

describe("readComtradePeriod", () => {
  it.each([
    ["2023", "year", 2023],
    ["202352", "year", 2023],
    ["202305", "month", 2023 * 12 + 4],
  ] as const)("reads %s as a %s", (text, frequency, period) => {
    expect(readComtradePeriod(text, frequency)).toBe(period);
  });

  it.each([
    ["2023", "month"],
    ["202313", "month"],
    ["202300", "month"],
    ["202352", "month"],
    ["202301", "year"],
    ["0001", "year"],
    ["23", "year"],
    ["", "year"],
    ["2023-05", "month"],
  ] as const)("refuses %j as a %s", (text, frequency) => {
    expect(readComtradePeriod(text, frequency)).toBeUndefined();
  });

  it("reads every month that it can write", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const text = `${year}${String(month).padStart(2, "0")}`;
        const period = readComtradePeriod(text, "month");
        expect(formatPeriod("month", period!).replace("-", "")).toBe(text);
      }),
    );
  });
});

describe("readValuation", () => {
  it.each([
    ["importer", 100, "100.0", "", "CIF"],
    ["importer", 100, "", "100", "FOB"],
    ["importer", 100, "106", "100", "FOB"],
    ["importer", 100, "0.0", "0.0", "CIF"],
    ["importer", 100, "", "", "CIF"],
    ["exporter", 100, "", "", "FOB"],
    ["exporter", 100, "100", "100", "FOB"],
    ["exporter", 100, "100", "", "CIF"],
    ["importer", 0, "0", "", "CIF"],
  ] as const)("%s of %d with cif %j and fob %j is %s", (side, value, cif, fob, valuation) => {
    expect(readValuation(side, value, cif, fob)).toBe(valuation);
  });
});
