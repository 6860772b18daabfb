import fc from "fast-check";
import { expect, it } from "vitest";
import { byCodeUnits } from "../../merge-statements.ts";
import { chunkPairs } from "./route-chunks.ts";

const country = fc.stringMatching(/^[A-B][A-B1-2]{1,3}$/);
const anyPairs = fc.uniqueArray(
  fc.record({ exporter: country, importer: country, routes: fc.constantFrom(1, 1500, 9000) }),
  { selector: ({ exporter, importer }) => `${exporter}>${importer}`, maxLength: 60 },
);

it("gives each pair of countries to one chunk, in order, whatever the keys begin with", () => {
  fc.assert(
    fc.property(anyPairs, (pairs) => {
      const chunks = chunkPairs(pairs);
      const read = chunks.map((ranges) =>
        ranges.flatMap(({ first, end }) =>
          pairs.filter(({ exporter, importer }) => {
            const id = `route:${exporter}>${importer}:848210`;
            return id >= first && id < end;
          }),
        ),
      );
      const byKeys = (a: (typeof pairs)[number], b: (typeof pairs)[number]) =>
        byCodeUnits(a.exporter, b.exporter) || byCodeUnits(a.importer, b.importer);
      expect(read.flatMap((chunk) => chunk.toSorted(byKeys))).toEqual(pairs.toSorted(byKeys));
    }),
  );
});

it("begins another chunk after some thousand routes", () => {
  const pairs = ["AAA", "AAB", "AAC"].map((importer) => ({ exporter: "CHN", importer, routes: 3000 }));
  expect(chunkPairs(pairs)).toEqual([
    [{ first: "route:CHN>AAA:", end: "route:CHN>AAB;" }],
    [{ first: "route:CHN>AAC:", end: "route:CHN>AAC;" }],
  ]);
});
