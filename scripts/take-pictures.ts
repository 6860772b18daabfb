/**
 * `npm run pictures`: takes the README's pictures from the running product, on a fresh store with the seeds alone,
 * so that they show what a newcomer sees. Needs a Chromium (CHROMIUM_PATH, or on PATH).
 */
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium, type Page } from "playwright-core";
import { readConfig } from "../server/config.ts";
import { startServer } from "../server/start-server.ts";
import { buildClientIfStale } from "./client-build.ts";
import { findOrInstallChromium } from "./find-chromium.ts";

const folder = resolve(import.meta.dirname, "../docs/images");
const size = { width: 1440, height: 820 };
/** Larger files slow the README down. */
const mostBytes = 300_000;

/** The nearest chain with figures lit, and its first leg in the inspector: reached by keyboard, as any reader could. */
async function showFirstScreen(page: Page): Promise<void> {
  await page.getByRole("button", { name: /European Union.*→ Kyrgyzstan → Russia.*HS 8542/ }).click();
  const canvas = page.getByRole("application");
  await canvas.focus();
  for (const key of ["ArrowRight", "]", "Enter"]) await canvas.press(key);
  const details = page.getByRole("complementary", { name: "Details" });
  await details.getByRole("figure", { name: /Chart/ }).waitFor();
  await canvas.blur();
  await page.mouse.move(size.width / 2, size.height - 150);
}

async function savePicture(page: Page, name: string): Promise<void> {
  const path = join(folder, name);
  // The canvas comes to rest in its new width, and fonts are drawn.
  await page.waitForTimeout(800);
  await page.screenshot({ path, animations: "disabled" });
  const bytes = statSync(path).size;
  if (bytes > mostBytes) throw new Error(`${name} has ${bytes} bytes, more than ${mostBytes}`);
  console.log(`docs/images/${name}: ${Math.round(bytes / 1000)} kB`);
}

async function takePictures(address: string, executablePath: string): Promise<void> {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const context = await browser.newContext({ viewport: size, colorScheme: "light", reducedMotion: "reduce" });
    const page = await context.newPage();
    await page.goto(address);
    await showFirstScreen(page);
    await savePicture(page, "first-screen.png");
  } finally {
    await browser.close();
  }
}

await buildClientIfStale();
const browserPath = findOrInstallChromium();
if (browserPath === undefined) throw new Error("No Chromium was found: install one, or set CHROMIUM_PATH");
mkdirSync(folder, { recursive: true });
const store = mkdtempSync(join(tmpdir(), "entrepot-pictures-"));
const settings = { PORT: "0", LOG_LEVEL: "silent", NODE_ENV: "production", ENTREPOT_DATA: store };
const server = await startServer(readConfig(settings));
try {
  await server.ready;
  await takePictures(server.address, browserPath);
} finally {
  await server.close();
  rmSync(store, { recursive: true, force: true });
}
