import { expect, test } from "vitest";
import { parseWindow } from "#graph-schema/trade-period.ts";
import { haveSameMonths } from "./calendar-months.ts";

test.each([
  ["2021-01/2021-11", "2022-01/2022-11", true],
  ["2021-01/2021-06", "2022-07/2022-12", false],
  ["2020-01/2021-12", "2022-01/2022-11", false],
  ["2020-01/2021-12", "2022-01/2022-12", true],
  ["2021-01/2021-03", "2022-01/2023-03", false],
  ["2019/2021", "2022/2023", true],
])("%s against %s: %s", (before, after, same) => {
  expect(haveSameMonths({ before: parseWindow(before)!, after: parseWindow(after)! })).toBe(same);
});
