import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountFault, parseAmount, scaleAmount } from "./parse-amount.ts";

describe("parseAmount", () => {
  it.each([
    ["0", 0],
    ["7903767147.0", 7_903_767_147],
    ["0.00001", 0.000_01],
    [".5", 0.5],
    ["5.", 5],
    ["1e3", 1000],
    ["1.5E-2", 0.015],
  ])("reads %s", (text, amount) => {
    expect(parseAmount(text)).toBe(amount);
  });

  it.each([
    "",
    " ",
    "-0",
    "-1",
    "+1",
    "1,234",
    "1 234",
    "1'234",
    "1.2.3",
    "1e309",
    "1e99999",
    "NaN",
    "Infinity",
    "0x10",
    "1_000",
    "…",
  ])("refuses %j", (text) => {
    expect(parseAmount(text)).toBeUndefined();
    expect(amountFault(text)).not.toBe("");
  });

  it("reads back every amount that JavaScript writes", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0)),
        (amount) => {
          expect(parseAmount(String(amount))).toBe(amount);
        },
      ),
    );
  });

  it("gives a finite non-negative number or nothing, whatever the text", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const amount = parseAmount(text);
        expect(amount === undefined || (Number.isFinite(amount) && amount >= 0)).toBe(true);
      }),
    );
  });
});

describe("amountFault", () => {
  it("says what would be right", () => {
    expect(amountFault("1,234.50")).toContain("without thousands separators");
    expect(amountFault("1e309")).toContain("too large");
    expect(amountFault("-0")).toContain("negative");
    expect(amountFault("")).toContain("empty");
  });
});

describe("scaleAmount", () => {
  it("shifts the decimal point without rounding errors", () => {
    expect(scaleAmount("234.7993", 6)).toBe(234_799_300);
    expect(scaleAmount("341091.4", 3)).toBe(341_091_400);
    expect(scaleAmount("1e2", 3)).toBe(100_000);
    expect(scaleAmount("-1", 3)).toBeUndefined();
  });

  it("agrees with multiplication up to its rounding", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(999_999), fc.constantFrom(0, 3, 6), (whole, part, exponent) => {
        const text = `${whole}.${String(part).padStart(6, "0")}`;
        const expected = Number(text) * 10 ** exponent;
        expect(Math.abs(scaleAmount(text, exponent)! - expected)).toBeLessThanOrEqual(expected * 1e-12);
      }),
    );
  });
});
