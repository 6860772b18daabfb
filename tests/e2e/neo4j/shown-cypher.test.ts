import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { describeJourney } from "../browser.ts";
import { accessibilityFaults, beginJourney, searchAndChoose, type Journey } from "../journey.ts";

const { prefix } = inject("sharedServer");
const patience = 90_000;

describeJourney("the Cypher of a question", () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await beginJourney();
  });
  afterAll(() => journey?.end());

  it("of a trace opens in the console and runs there as it is", async () => {
    const { page, faults } = await journey.openPage();
    await page.getByRole("tab", { name: "Trace" }).click();
    await page.getByRole("button", { name: "Show the Cypher" }).first().press("Enter");
    const shown = page.getByRole("dialog", { name: "This question in Cypher" });
    await shown.getByText(new RegExp(`\\[s:${prefix}_REPORTED_IN\\]`)).waitFor({ timeout: patience });
    expect(await accessibilityFaults(page)).toEqual([]);
    await shown.getByRole("button", { name: "Open in the console" }).press("Enter");
    const dialog = page.getByRole("dialog", { name: "Cypher console" });
    await dialog.getByRole("button", { name: "Run" }).click({ timeout: patience });
    await dialog.getByText(/^\d+ rows? in/).waitFor({ timeout: patience });
    expect(faults).toEqual([]);
  });

  it("is offered beside a search, counts and an expansion", async () => {
    const { page, faults } = await journey.openPage();
    const shown = page.getByRole("dialog", { name: "This question in Cypher" });
    const look = async (text: RegExp) => {
      await shown.getByText(text).first().waitFor({ timeout: patience });
      await page.keyboard.press("Escape");
      await shown.waitFor({ state: "hidden" });
    };
    await page.getByRole("textbox", { name: "Search" }).fill("Antony Blinken");
    await page.getByRole("button", { name: "Show the Cypher of this search" }).click({ timeout: patience });
    await look(/"antony blinken"/);
    await searchAndChoose(page, "Antony Blinken", /Blinken/);
    await page.getByRole("button", { name: "Show the Cypher of the counts" }).click({ timeout: patience });
    await look(/count\(DISTINCT other\)/);
    await page.getByRole("tab", { name: "On canvas" }).click();
    await page.getByRole("button", { name: "Expand Antony Blinken" }).click();
    await page.getByRole("main").getByRole("button", { name: "Show the Cypher" }).click({ timeout: patience });
    await look(/ORDER BY other.rank DESC, id/);
    expect(faults).toEqual([]);
  });
});
