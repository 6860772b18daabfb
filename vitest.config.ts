import { defineConfig } from "vitest/config";

const journeys = "tests/e2e/**/*.test.ts";
const notSource = ["node_modules/**", "dist/**"];

/** Worker threads and programs that tests start run the source by type stripping, so tests themselves need Node 24 too. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["**/*.test.ts"],
          exclude: [...notSource, journeys],
          environment: "node",
          pool: "forks",
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: [journeys],
          exclude: notSource,
          environment: "node",
          pool: "forks",
          fileParallelism: false,
          globalSetup: ["tests/setup/prepare-journeys.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A busy machine may take seconds to draw.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
