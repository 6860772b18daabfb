/** Worked examples of chains in time. */
import { describe, expect, test } from "vitest";
import { makeSeries, makeWorld, trace } from "../../../tests/fixtures/make-trade-world.ts";

describe("time order", () => {
  const late = makeSeries({ route: "CHN>KGZ:8482", values: { "2021-06": 5, "2022-09": 10 } });
  const early = makeSeries({ route: "KGZ>RUS:8482", values: { "2021-06": 5, "2022-03": 10 } });
  const request = { before: "2021-01/2021-12", after: "2022-01/2022-12" };

  test("a chain whose later leg ends before the earlier begins is left out and counted", () => {
    const world = makeWorld([late, early]);
    expect(trace(world, request)).toMatchObject({ total: 0, leftOutByTimeOrder: 1 });
    expect(trace(world, { ...request, timeOrder: false })).toMatchObject({ total: 1, leftOutByTimeOrder: 0 });
  });

  test("the same month is early enough", () => {
    const same = makeSeries({ route: "KGZ>RUS:8482", values: { "2021-06": 5, "2022-09": 10 } });
    expect(trace(makeWorld([late, same]), request).total).toBe(1);
  });

  test("codes that fail leave the sum", () => {
    const world = makeWorld([
      makeSeries({ route: "CHN>KGZ:8482", values: { "2022-02": 10, "2022-09": 10 } }),
      makeSeries({ route: "CHN>KGZ:848210", values: { "2022-02": 10 } }),
      makeSeries({ route: "CHN>KGZ:848220", values: { "2022-09": 10 } }),
      makeSeries({ route: "KGZ>RUS:8482", values: { "2022-03": 12 } }),
      makeSeries({ route: "KGZ>RUS:848210", values: { "2022-03": 6 } }),
      makeSeries({ route: "KGZ>RUS:848220", values: { "2022-03": 6 } }),
    ]);
    const [chain] = trace(world, request).chains;
    expect(chain!.codes).toEqual({ matched: 1, selected: 8, failedTimeOrder: 1 });
    expect(chain!.level).toBe(6);
    expect(chain!.bottleneck.after).toBe(72);
  });

  test("the middle leg of three must lie between", () => {
    const chain = (middle: string) =>
      makeWorld([
        makeSeries({ route: "CHN>KAZ:8482", values: { "2022-04": 10 } }),
        makeSeries({ route: "KAZ>KGZ:8482", values: { [middle]: 10 } }),
        makeSeries({ route: "KGZ>RUS:8482", values: { "2022-06": 10 } }),
      ]);
    const total = (middle: string) => trace(chain(middle), { ...request, maximumIntermediaries: 2 }).total;
    expect([total("2022-03"), total("2022-04"), total("2022-06"), total("2022-07")]).toEqual([0, 1, 1, 0]);
  });
});
