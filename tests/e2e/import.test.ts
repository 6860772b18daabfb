import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bearingsCsv, bearingsRows } from "../fixtures/comtrade-file.ts";
import { describeJourney } from "./browser.ts";
import { accessibilityFaults, beginJourneyAlone, type Journey } from "./journey.ts";

/** Chooses a file in the import dialog and starts. */
async function importFile(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole("button", { name: "Import", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Import a file" });
  await dialog.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
}

describeJourney("import a Comtrade file and find it in a trace", () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await beginJourneyAlone();
  });
  afterAll(() => journey?.end());

  it("says in full why a file cannot be read, and changes nothing", async () => {
    const { page } = await journey.openPage();
    const dataVersion = async () => (await journey.ask.get("/api/v1/statistics")).body.dataVersion;
    const before = await dataVersion();
    await importFile(page, "not-a-table.csv", "just,some\nwords,here\n");
    const dialog = page.getByRole("dialog", { name: "Import a file" });
    await dialog
      .getByText(/failed|cannot be read/i)
      .first()
      .waitFor();
    await dialog.getByRole("button", { name: "Import another file" }).click();
    await dialog.getByRole("textbox", { name: "Dataset id" }).waitFor();
    expect(await dataVersion()).toBe(before);
  });

  it("reports every row, then answers the trace with figures on both legs, and takes the import back", async () => {
    const { page, faults } = await journey.openPage();
    const rows = [...bearingsRows(), { ...bearingsRows()[0]!, year: 2018, value: "not a number" }];
    await importFile(page, "invented-bearings.csv", bearingsCsv(rows));
    const dialog = page.getByRole("dialog", { name: "Import a file" });
    await dialog.getByText("Imported: invented-bearings.csv").waitFor();
    await dialog.getByRole("row", { name: /Rows read 16/ }).waitFor();
    await dialog.getByRole("row", { name: /Accepted 15/ }).waitFor();
    await dialog.getByRole("row", { name: /Rejected 1/ }).waitFor();
    await dialog.getByText(/Line 17/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");

    await page.getByRole("tab", { name: "Trace" }).click();
    await page.getByRole("button", { name: /Ball bearings .*from China to Russia/ }).click();
    const panel = page.getByRole("tabpanel", { name: "Trace" });
    const row = panel.getByRole("row", { name: /China → Kyrgyzstan → Russia/ });
    await row.getByText("500k").waitFor();
    await row.getByText("5m", { exact: true }).waitFor();
    await row.getByText("+900%").waitFor();
    await row.getByRole("button").first().click();
    const details = page.getByRole("complementary", { name: "Details" });
    await details.getByRole("button", { name: "How computed" }).first().click();
    await details
      .getByText(/invented-bearings\.csv/)
      .first()
      .waitFor();
    await details.getByRole("button", { name: "Figures of both reporters" }).first().click();
    await details.getByRole("table", { name: "Mirror gap by period" }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByRole("button", { name: "Import", exact: true }).click();
    await dialog.getByRole("button", { name: "Undo this import" }).click();
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await dialog.getByText(/^Removed: 6 series with 15 observations/).waitFor();
    await page.keyboard.press("Escape");
    await panel.getByRole("row", { name: /China → Kyrgyzstan → Russia/ }).waitFor({ state: "detached" });
    expect(faults).toEqual([]);
  });
});
