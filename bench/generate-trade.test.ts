import { expect, it } from "vitest";
import { cellBatches, generateTrade, syntheticDataset, syntheticNodes } from "./generate-trade.ts";

it("makes the same world from the same seed, and another from another", () => {
  const world = generateTrade(500, 1, 20);
  expect(generateTrade(500, 1, 20)).toEqual(world);
  expect(generateTrade(500, 2, 20).routes).not.toEqual(world.routes);
});

it("makes each route once, never from a country to itself", () => {
  const { routes } = generateTrade(500, 1, 20);
  expect(new Set(routes.map(({ exporter, importer, code }) => `${exporter}>${importer}:${code}`)).size).toBe(500);
  expect(routes.some(({ exporter, importer }) => exporter === importer)).toBe(false);
});

it("declares eight years for each side of a route, under a dataset that says synthetic", () => {
  const world = generateTrade(500, 1, 20);
  const batches = [...cellBatches(world)];
  const cells = batches.reduce((sum, { value }) => sum + value.length, 0);
  const sides = world.routes.reduce((sum, { bothSides }) => sum + (bothSides ? 2 : 1), 0);
  expect(cells).toBe(sides * 8);
  expect(new Set(batches.flatMap(({ keys }) => keys.map(({ dataset }) => dataset)))).toEqual(
    new Set([syntheticDataset]),
  );
  expect(syntheticNodes(world).find(({ id }) => id === syntheticDataset)?.properties).toMatchObject({
    synthetic: true,
  });
  expect(syntheticNodes(world).filter(({ type }) => type === "Country")).toHaveLength(20);
});
