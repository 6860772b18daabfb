import type { TestProject } from "vitest/node";
import { buildClientIfStale } from "../../scripts/client-build.ts";
import { findOrInstallChromium } from "../../scripts/find-chromium.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Path of the browser, or the empty text when there is none. */
    chromium: string;
  }
}

const skippedNotice = `
${"!".repeat(80)}
  BROWSER JOURNEYS SKIPPED: no Chromium was found and none could be installed.
  Install chromium, or set CHROMIUM_PATH, and run npm run test:e2e.
${"!".repeat(80)}
`;

/** Before the journeys: a fresh client and a browser. Without a browser they are skipped, which fails when CI=true. */
export async function setup(project: TestProject): Promise<void> {
  const chromium = findOrInstallChromium();
  if (chromium === undefined) {
    if (process.env["CI"] === "true") throw new Error("CI=true, and there is no Chromium to run the journeys in");
    console.error(skippedNotice);
  } else {
    await buildClientIfStale();
  }
  project.provide("chromium", chromium ?? "");
}
