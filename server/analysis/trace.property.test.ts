/** Random small worlds: the tracer and a plain one written from the definitions give the same answer. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { traceRequestSchema } from "#graph-schema/contract/trace.ts";
import type { PlainWorld } from "../../tests/fixtures/brute-force-cells.ts";
import { traceByBruteForce } from "../../tests/fixtures/brute-force-trace.ts";
import { makeWorld, trace } from "../../tests/fixtures/make-trade-world.ts";
import {
  tradeQuestion,
  tradeWorld,
  worldCodes,
  worldCountries,
  worldDatasets,
} from "../../tests/fixtures/trade-world-arbitraries.ts";

const rounded = (value: number | null) => (value === null ? null : Number(value.toPrecision(10)));

test("the tracer agrees with a brute-force one", { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(tradeWorld, tradeQuestion, (plain, { windows, ...asked }) => {
      const body = { origins: ["CHN"], destinations: ["RUS"], ...windows, ...asked, limit: 1000 };
      const whole: PlainWorld = { countries: worldCountries, codes: worldCodes, datasets: worldDatasets, ...plain };
      const facts = {
        coverage: plain.coverage,
        datasets: worldDatasets.map((id, precedence) => ({
          id,
          label: id,
          edition: null,
          precedence,
          synthetic: false,
        })),
        countries: worldCountries.map((key) => ({ key, label: key, kind: "country" as const, members: [] })),
      };
      const answer = trace(makeWorld(plain.series, facts), body);
      const expected = traceByBruteForce(whole, traceRequestSchema.parse(body));
      const byText = (left: string, right: string) => (left < right ? -1 : 1);
      const found = answer.chains.map(({ countries: path, commodity, level, bottleneck, legs }) =>
        JSON.stringify({
          path,
          commodity,
          level,
          bottleneck: [bottleneck.before, bottleneck.after, bottleneck.change].map(rounded),
          coarse: bottleneck.coarse,
          ceiling: bottleneck.ceiling,
          legs: legs.map((leg) => [leg.dataset, ...[leg.before.value, leg.after.value, leg.change].map(rounded)]),
        }),
      );
      const wanted = expected.chains.map(
        ({ countries: path, commodity, level, before, after, change, coarse, ceiling, legs }) =>
          JSON.stringify({
            path,
            commodity,
            level,
            bottleneck: [before, after, change].map(rounded),
            coarse,
            ceiling,
            legs: legs.map((leg) => [leg.dataset, ...[leg.before, leg.after, leg.change].map(rounded)]),
          }),
      );
      expect(found.toSorted(byText)).toEqual(wanted.toSorted(byText));
      expect(answer.total).toBe(wanted.length);
      expect(answer.leftOutByTimeOrder).toBe(expected.late);
      const open = answer.openChains.map(({ countries: path, commodity }) => `${path.join(">")}:${commodity}`);
      expect(open.toSorted(byText)).toEqual(expected.open.toSorted(byText));
    }),
    { numRuns: 150 },
  );
});
