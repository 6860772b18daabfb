import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CommodityTable } from "./commodity-table.ts";

const digits = (length: number) =>
  fc.integer({ min: 0, max: 10 ** length - 1 }).map((number) => String(number).padStart(length, "0"));
const code = fc
  .constantFrom(2, 4, 6)
  .chain(digits)
  .filter((hs) => Number(hs) > 0);

describe("CommodityTable", () => {
  it("puts back the zero that a spreadsheet ate, for every code", () => {
    const withOneZero = code.filter((hs) => hs.startsWith("0") && !hs.startsWith("00"));
    fc.assert(
      fc.property(withOneZero, (hs) => {
        expect(new CommodityTable().find(String(Number(hs)))?.hs).toBe(hs);
      }),
    );
  });

  it("gives one commodity for all texts of a code", () => {
    fc.assert(
      fc.property(code, (hs) => {
        const table = new CommodityTable();
        expect(table.find(` ${hs.slice(0, 4)}.${hs.slice(4)} `)).toBe(table.find(hs));
      }),
    );
  });

  it.each(["", "1234567", "84.8x", "ZZ", "-8482", "8482; DROP TABLE"])("refuses %j", (text) => {
    expect(new CommodityTable().find(text)).toBeUndefined();
  });

  it("tells codes of unspecified goods apart and keeps the first description of the others", () => {
    const table = new CommodityTable();
    for (const text of ["99", "9999", "999999", "9999AA"]) expect(table.find(text)?.isUnspecified).toBe(true);
    const bearings = table.find("8482")!;
    table.describe(bearings, "");
    table.describe(bearings, "Bearings");
    table.describe(bearings, "Something else");
    expect(table.list()).toEqual([{ hs: "8482", description: "Bearings" }]);
  });
});
