import { availableParallelism } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

const conformance = "tests/conformance/**/*.test.ts";
const weather = "tests/weather/*.test.ts";
const cypher = "tests/cypher/**/*.test.ts";
const journeys = "tests/e2e/*.test.ts";
const notSource = ["node_modules/**", "dist/**"];

/** Stores and servers start many threads; compiled code that is kept takes half of the work off each. */
const env = { NODE_COMPILE_CACHE: join(import.meta.dirname, "node_modules/.cache/entrepot") };

/** The journeys of one store, on a real server: those of both, and those in the store's own folder. */
const journeysOn = (journeyStore: "embedded" | "neo4j") => ({
  include: [journeys, `tests/e2e/${journeyStore}/*.test.ts`],
  exclude: notSource,
  env,
  environment: "node" as const,
  pool: "forks" as const,
  fileParallelism: false,
  provide: { journeyStore },
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // A busy machine may take seconds to draw.
  expect: { poll: { timeout: 15_000 } },
});

/** Worker threads and programs that tests start run the source by type stripping, so tests themselves need Node 24 too. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["**/*.test.ts"],
          exclude: [...notSource, "tests/e2e/**", conformance, cypher, weather],
          env,
          environment: "node",
          pool: "forks",
          // Many wait for programs that they start; the default leaves one of two cores idle.
          maxWorkers: Math.max(2, availableParallelism() - 1),
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "conformance",
          include: [conformance],
          exclude: notSource,
          env,
          environment: "node",
          pool: "forks",
          globalSetup: ["tests/setup/neo4j-server.ts"],
          // Both halves ask the machine for much: a database server beside the stores' own threads.
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
      {
        // Its queries are made to exhaust the server, so it has one of its own.
        test: {
          name: "cypher",
          include: [cypher],
          exclude: notSource,
          env,
          environment: "node",
          pool: "forks",
          fileParallelism: false,
          globalSetup: ["tests/setup/neo4j-server.ts"],
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Each file starts, stops and kills a server of its own.
        test: {
          name: "weather",
          include: [weather],
          exclude: notSource,
          env,
          environment: "node",
          pool: "forks",
          // They wait more than they work.
          maxWorkers: 2,
          testTimeout: 240_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          ...journeysOn("embedded"),
          name: "e2e",
          globalSetup: ["tests/setup/prepare-journeys.ts", "tests/setup/serve-journeys.ts"],
        },
      },
      {
        test: {
          ...journeysOn("neo4j"),
          name: "e2e-neo4j",
          globalSetup: [
            "tests/setup/prepare-journeys.ts",
            "tests/setup/neo4j-server.ts",
            "tests/setup/serve-journeys.ts",
          ],
        },
      },
    ],
  },
});
