import { afterAll, beforeAll, expect, it } from "vitest";
import { describeJourney } from "./browser.ts";
import { beginJourney, searchAndChoose, type Journey } from "./journey.ts";

describeJourney("reload keeps the state", () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await beginJourney();
  });
  afterAll(() => journey?.end());

  it("shows the same picture, light and details after a reload, and in another window by its link", async () => {
    const { page, faults } = await journey.openPage();
    await page
      .getByRole("button", { name: /China → Kyrgyzstan → Russia/ })
      .first()
      .click();
    await searchAndChoose(page, "Wang Yi", /Wang Yi/);
    const details = page.getByRole("complementary", { name: "Details" });
    await details.getByRole("heading", { name: "Wang Yi" }).waitFor();
    await page.getByRole("tab", { name: "On canvas" }).click();
    const listed = () => page.getByRole("tabpanel", { name: "On canvas" }).getByRole("listitem").allInnerTexts();
    await expect.poll(() => page.evaluate(() => location.hash.length)).toBeGreaterThan(10);
    await page.waitForTimeout(500);
    const before = await listed();

    await page.reload();
    await details.getByRole("heading", { name: "Wang Yi" }).waitFor();
    await page.getByRole("tab", { name: "On canvas" }).click();
    await expect.poll(listed).toEqual(before);
    await page.getByRole("tab", { name: "Question" }).click();
    const chain = page.getByRole("button", { name: /China → Kyrgyzstan → Russia/ }).first();
    await expect.poll(() => chain.getAttribute("aria-pressed")).toBe("true");

    const link = page.url();
    const other = await journey.openPage();
    await other.page.goto(link);
    await other.page.reload();
    await other.page
      .getByRole("complementary", { name: "Details" })
      .getByRole("heading", { name: "Wang Yi" })
      .waitFor();
    expect([...faults, ...other.faults]).toEqual([]);
  });
});
