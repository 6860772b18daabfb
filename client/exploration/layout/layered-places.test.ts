import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeInLayers, rowDistance, type LayeredChain } from "./layered-places.ts";

function makeChain(countries: string[], weight: number | null = null, context = false): LayeredChain {
  return { countries, weight, context };
}

describe("placing the countries of chains in layers", () => {
  it("puts origins left, third countries between and destinations right", () => {
    const places = placeInLayers([makeChain(["CHN", "KGZ", "RUS"]), makeChain(["EU27", "KAZ", "KGZ", "RUS"])]);
    expect(places["CHN"]!.x).toBe(places["EU27"]!.x);
    expect(places["CHN"]!.x).toBeLessThan(places["KAZ"]!.x);
    expect(places["RUS"]!.x).toBeGreaterThan(places["KGZ"]!.x);
  });

  it("puts what is asked above the direct flow and context below it", () => {
    const places = placeInLayers([
      makeChain(["CHN", "KGZ", "RUS"]),
      makeChain(["CHN", "KAZ", "RUS"], 5, true),
      makeChain(["CHN", "UZB", "RUS"], 9, true),
      makeChain(["CHN", "RUS"], 1, true),
    ]);
    expect(places["KGZ"]!.y).toBeLessThan(0);
    expect([places["CHN"]!.y, places["RUS"]!.y]).toEqual([0, 0]);
    expect(places["UZB"]!.y).toBeGreaterThan(0);
    expect(places["KAZ"]!.y).toBeGreaterThan(places["UZB"]!.y);
  });

  const country = fc.constantFrom("CHN", "KGZ", "KAZ", "RUS", "EU27", "UZB", "TUR", "ARE", "ARM", "GEO");
  const chain = fc
    .record({ countries: fc.uniqueArray(country, { minLength: 2, maxLength: 4 }), context: fc.boolean() })
    .map(({ countries, context }) => makeChain(countries, null, context));

  it("leaves a row between any two in one layer and does not depend on the order of the chains", () => {
    fc.assert(
      fc.property(fc.array(chain, { minLength: 1, maxLength: 12 }), (chains) => {
        const places = placeInLayers(chains);
        const points = Object.values(places);
        for (const [index, a] of points.entries()) {
          for (const b of points.slice(0, index)) {
            expect(a.x !== b.x || Math.abs(a.y - b.y) >= rowDistance).toBe(true);
          }
        }
        expect(placeInLayers(chains.toReversed())).toEqual(places);
      }),
    );
  });
});
