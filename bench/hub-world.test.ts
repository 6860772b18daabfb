import { expect, it } from "vitest";
import { generateHubWorld } from "./hub-world.ts";

it("holds the asked number of routes, each once, and three exporters of known size", () => {
  const { routes, countries, ten, thousand, hub, hubDegree, codes } = generateHubWorld(20_000, 1);
  expect(routes).toHaveLength(20_000);
  const keys = routes.map(
    ({ exporter, importer, code }) => `${countries[exporter]}>${countries[importer]}:${codes[code]}`,
  );
  expect(new Set(keys).size).toBe(20_000);
  expect(keys.some((key) => key.includes("undefined"))).toBe(false);
  const degree = (key: string) => keys.filter((route) => route.startsWith(`${key}>`)).length;
  expect([degree(ten), degree(thousand), degree(hub)]).toEqual([10, 1000, hubDegree]);
});

it("refuses a number for which the hub's routes could not differ", () => {
  expect(() => generateHubWorld(10_000, 1)).toThrow(RangeError);
});
