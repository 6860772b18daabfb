import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeJourney } from "./browser.ts";
import { accessibilityFaults, beginJourney, type Journey } from "./journey.ts";

const mostTabs = 60;

/** Presses Tab until the canvas has the focus, and says how often. */
async function tabToCanvas(page: Page): Promise<number> {
  const isThere = () => page.evaluate(() => document.activeElement?.getAttribute("role") === "application");
  for (let tabs = 0; tabs < mostTabs; tabs += 1) {
    if (await isThere()) return tabs;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The canvas is not reached by ${mostTabs} Tabs`);
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

describeJourney("use the keyboard alone", () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await beginJourney();
  });
  afterAll(() => journey?.end());

  it("walks the canvas, inspects a node and an edge, opens and closes the menu, removes and brings back", async () => {
    const { page, faults } = await journey.openPage();
    await page.getByRole("button", { name: /China → Uzbekistan → Russia/ }).waitFor();
    await tabToCanvas(page);
    const canvas = page.getByRole("application");
    expect(await canvas.evaluate((frame) => getComputedStyle(frame).outlineStyle)).not.toBe("none");

    await press(page, "ArrowRight");
    await canvas.getByText("European Union (27), Country").waitFor();
    await press(page, "ArrowRight");
    await canvas.getByText("Kyrgyzstan, Country").waitFor();
    await press(page, "Enter");
    const details = page.getByRole("complementary", { name: "Details" });
    await details.getByRole("heading", { name: "Kyrgyzstan", exact: true }).waitFor();

    await press(page, "ArrowLeft", "]");
    await canvas.getByText(/^European Union \(27\) to Kyrgyzstan, HS 8482 \+ 8542/).waitFor();
    await press(page, "Enter");
    await details.getByRole("heading", { name: "European Union (27) → Kyrgyzstan" }).waitFor();

    await press(page, "Shift+F10");
    const menu = page.getByRole("menu");
    await menu.waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await press(page, "Escape");
    await menu.waitFor({ state: "detached" });
    await expect.poll(() => canvas.evaluate((frame) => frame === document.activeElement)).toBe(true);

    await press(page, "Delete");
    await page.getByRole("button", { name: "Undo" }).and(page.locator(":enabled")).waitFor();
    await press(page, "Control+z", "Escape");
    await expect.poll(() => canvas.locator("[aria-live]").innerText()).toBe("");
    expect(faults).toEqual([]);
  });

  it("searches with Ctrl+K and takes the best answer with Enter; ? lists the keys", async () => {
    const { page, faults } = await journey.openPage();
    await page.getByRole("button", { name: /China → Uzbekistan → Russia/ }).waitFor();
    await press(page, "Control+k");
    await page.keyboard.type("Wang Yi");
    const best = page.getByRole("option").and(page.locator("[data-combobox-selected]"));
    await best.getByText("Wang Yi", { exact: true }).waitFor();
    await press(page, "Enter");
    await page
      .getByRole("complementary", { name: "Details" })
      .getByRole("heading", { name: "Wang Yi", exact: true })
      .waitFor();
    await tabToCanvas(page);
    await press(page, "?");
    const help = page.getByRole("dialog", { name: "Shortcuts" });
    await help.getByText("Walk from node to node").waitFor();
    await press(page, "Escape");
    await help.waitFor({ state: "detached" });
    expect(faults).toEqual([]);
  });
});
