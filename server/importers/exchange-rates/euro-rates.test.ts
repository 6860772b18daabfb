import { expect, test } from "vitest";
import { usdPerEuro } from "./euro-rates.ts";

const month = (year: number, number: number) => year * 12 + number - 1;

test("gives the average of a month and of a year", () => {
  expect(usdPerEuro("month", month(2020, 1))).toBe(1.11);
  expect(usdPerEuro("month", month(2022, 9))).toBe(0.9904);
  expect(usdPerEuro("year", 2022)).toBe(1.053);
});

test("has every month from the start of the euro to January 2023 and every year to 2022", () => {
  const months = Array.from({ length: 24 * 12 + 1 }, (_, index) => usdPerEuro("month", month(1999, 1) + index));
  const years = Array.from({ length: 24 }, (_, index) => usdPerEuro("year", 1999 + index));
  for (const rate of [...months, ...years]) {
    expect(rate).toBeGreaterThan(0.8);
    expect(rate).toBeLessThan(1.6);
  }
});

test("knows no rate for a period that is not held", () => {
  expect(usdPerEuro("month", month(2023, 2))).toBeUndefined();
  expect(usdPerEuro("year", 1998)).toBeUndefined();
});
