/** What every journey needs: the real server on a temporary store, a page in a real browser, and its faults. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { startTestServer, type TestServer } from "../fixtures/start-test-server.ts";
import { launchBrowser } from "./browser.ts";

export interface Journey {
  server: TestServer;
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

/** Starts server and browser; the caller ends the journey. `environment` adds to or replaces variables. */
export async function beginJourney(environment: NodeJS.ProcessEnv = {}): Promise<Journey> {
  const server = await startTestServer(environment);
  const browser: Browser = await launchBrowser();
  return {
    server,
    async openPage() {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
      const page = await context.newPage();
      page.setDefaultTimeout(patience);
      const faults = collectFaults(page);
      await page.goto(server.address);
      return { page, faults };
    },
    async end() {
      await browser.close();
      await server.stop();
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
