import { expect, test } from "vitest";
import { makeSeries, toSeriesBlock } from "../../../tests/fixtures/make-trade-world.ts";
import { findRoute, markPartnersFrom, markPartnersInto } from "./find-routes.ts";
import { IndexBuilder } from "./index-builder.ts";
import { countRoutes } from "./trade-index.ts";

const values = { "2021": 1, "2022": null };
const series = [
  makeSeries({ route: "KGZ>RUS:8482", values }),
  makeSeries({ route: "CHN>KGZ:8482", values, side: "exporter" }),
  makeSeries({ route: "CHN>KGZ:8482", values: { "2022": 7 } }),
  makeSeries({ route: "CHN>RUS:8542", values }),
  makeSeries({ route: "CHN>RUS:8482", values }),
];

/** One block for each series, in any order. */
function build() {
  const builder = new IndexBuilder();
  for (const own of series) builder.add(toSeriesBlock([own]));
  return builder.finish({ countries: ["ABW"], codes: ["01"] });
}

test("routes are sorted and found both ways", () => {
  const { columns, countries, codes } = build();
  expect(countries).toEqual(["ABW", "CHN", "KGZ", "RUS"]);
  expect(codes).toEqual(["01", "8482", "8542"]);
  expect(countRoutes(columns)).toBe(4);
  const [bearings, chips] = [codes.indexOf("8482"), codes.indexOf("8542")];
  expect(findRoute(columns, bearings, 1, 2)).toBe(0);
  expect(findRoute(columns, bearings, 1, 3)).toBe(1);
  expect(findRoute(columns, bearings, 2, 3)).toBe(2);
  expect(findRoute(columns, chips, 1, 3)).toBe(3);
  expect(findRoute(columns, chips, 1, 2)).toBe(-1);
  expect(findRoute(columns, 0, 1, 2)).toBe(-1);
  const found = (mark: typeof markPartnersFrom, country: number) => {
    const partners = new Uint8Array(4);
    mark(columns, bearings, country, partners);
    return [...partners];
  };
  expect(found(markPartnersFrom, 1)).toEqual([0, 0, 1, 1]);
  expect(found(markPartnersInto, 3)).toEqual([0, 1, 1, 0]);
  expect(found(markPartnersInto, 1)).toEqual([0, 0, 0, 0]);
});

test("series and observations keep their figures; a missing value is NaN", () => {
  const { columns, strands } = build();
  const held = [0, 1].map((at) => {
    const [first, end] = [columns.seriesObservations[at]!, columns.seriesObservations[at + 1]!];
    return { side: strands[columns.seriesStrand[at]!]!.side, values: [...columns.value.subarray(first, end)] };
  });
  expect(held.toSorted((left, right) => (left.side < right.side ? -1 : 1))).toEqual([
    { side: "exporter", values: [1, Number.NaN] },
    { side: "importer", values: [7] },
  ]);
  expect(columns.value.buffer).toBeInstanceOf(SharedArrayBuffer);
});

test("an empty index answers everything with nothing", () => {
  const { columns } = new IndexBuilder().finish({ countries: ["CHN"], codes: ["8482"] });
  expect(countRoutes(columns)).toBe(0);
  expect(findRoute(columns, 0, 0, 0)).toBe(-1);
});
