import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeJourney } from "./browser.ts";
import { accessibilityFaults, beginJourney, searchAndChoose, type Journey } from "./journey.ts";

/** Expands a node of the canvas list by the group whose words fit. */
async function expand(page: Page, label: string, group: RegExp): Promise<void> {
  await page.getByRole("button", { name: `Expand ${label}` }).click();
  const row = page.getByRole("table", { name: /Neighbours/ }).getByRole("row", { name: group });
  await row.getByRole("button", { name: /^Add|more$/ }).click();
}

describeJourney("expand a person through an event to the other side", () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await beginJourney();
  });
  afterAll(() => journey?.end());

  it("brings the event, then the official of the other side; undo and redo walk it", async () => {
    const { page, faults } = await journey.openPage();
    await page
      .getByRole("button", { name: /China → Kyrgyzstan → Russia/ })
      .first()
      .waitFor();
    await searchAndChoose(page, "Antony Blinken", /Blinken/);
    await page.getByRole("tab", { name: "On canvas" }).click();
    const list = page.getByRole("tabpanel", { name: "On canvas" });
    await expand(page, "Antony Blinken", /took part in/);
    await list.getByRole("button", { name: /^Blinken meets Wang Yi/ }).waitFor();
    await expand(page, "Blinken meets Wang Yi", /attended by/);
    const wang = list.getByRole("button", { name: /^Wang Yi/ });
    await wang.waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByRole("button", { name: "Undo" }).click();
    await wang.waitFor({ state: "detached" });
    await list.getByRole("button", { name: /^Blinken meets Wang Yi/ }).waitFor();
    await page.getByRole("button", { name: "Redo" }).click();
    await wang.waitFor();
    await page.keyboard.press("Control+z");
    await wang.waitFor({ state: "detached" });
    await page.keyboard.press("Control+Shift+z");
    await wang.waitFor();
    expect(faults).toEqual([]);
  });
});
