import { chromium, type Browser } from "playwright-core";
import { describe, inject } from "vitest";

const quietAndOffline = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A journey needs a browser and a store; without them it shows as skipped, and the set-up has said so loudly. */
export const describeJourney = describe.skipIf(inject("sharedServer").address === "");

/** Starts the Chromium that the set-up found. The caller closes it. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: inject("chromium"), args: quietAndOffline });
}
