/** What every journey needs: a real server, a page in a real browser, and its faults. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import supertest from "supertest";
import { inject } from "vitest";
import { startJourneyServer } from "../fixtures/start-journey-server.ts";
import { launchBrowser } from "./browser.ts";

export interface Journey {
  /** Asks the server; paths begin with /api/v1. */
  ask: ReturnType<typeof supertest>;
  /** A fresh page on the first screen; its faults are collected. */
  openPage(): Promise<JourneyPage>;
  end(): Promise<void>;
}

export interface JourneyPage {
  page: Page;
  /** Errors and warnings of the console, uncaught errors and answers of 400 and above, as they came. */
  faults: string[];
}

const patience = 30_000;

/** For journeys that only read: on the server that all of them share. The caller ends the journey. */
export function beginJourney(): Promise<Journey> {
  return journeyTo(inject("sharedServer").address, () => Promise.resolve());
}

/** For journeys that write: on a server with a graph of its own. `environment` adds to or replaces variables. */
export async function beginJourneyAlone(environment: NodeJS.ProcessEnv = {}): Promise<Journey> {
  const server = await startJourneyServer(
    inject("journeyStore") === "neo4j" ? inject("neo4j") : undefined,
    environment,
  );
  return journeyTo(server.address, () => server.stop());
}

async function journeyTo(address: string, stopServer: () => Promise<void>): Promise<Journey> {
  const browser = await launchBrowser();
  return {
    ask: supertest(address.replace(/\/$/, "")),
    async openPage() {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
      const page = await context.newPage();
      page.setDefaultTimeout(patience);
      const faults = collectFaults(page);
      await page.goto(address);
      return { page, faults };
    },
    async end() {
      await browser.close();
      await stopServer();
    },
  };
}

function collectFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  return faults;
}

/** Serious and critical violations of the page as it stands, one line each; none on a page that everyone can use. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)}`));
}

/** Searches in the top bar and takes the first option that holds `name`. */
export async function searchAndChoose(page: Page, term: string, name: string | RegExp): Promise<void> {
  await page.getByRole("textbox", { name: "Search" }).fill(term);
  await page.getByRole("option", { name }).first().click();
}
