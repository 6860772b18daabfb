import { afterAll, beforeAll, expect, it } from "vitest";
import { describeJourney } from "./browser.ts";
import { accessibilityFaults, beginJourney, searchAndChoose, type Journey } from "./journey.ts";

describeJourney("search and inspect a claim and who disputes it", () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await beginJourney();
  });
  afterAll(() => journey?.end());

  it("says who makes the claim, where it stands, that it is second-hand, and who disputes it", async () => {
    const { page, faults } = await journey.openPage();
    await searchAndChoose(page, "weapons", /Goods from China/);
    const details = page.getByRole("complementary", { name: "Details" });
    await details.getByRole("heading", { name: /Goods from China/ }).waitFor();
    await details
      .getByText(/Second-hand/)
      .first()
      .waitFor();
    await details.getByRole("button", { name: /^asserted by/ }).waitFor();
    await details.getByRole("button", { name: /US officials/ }).waitFor();
    const dispute = details.getByRole("button", { name: /China: trade with Russia is normal/ });
    await dispute.waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await dispute.click();
    await details.getByRole("heading", { name: /trade with Russia is normal/ }).waitFor();
    await details.getByRole("button", { name: /^disputes/ }).waitFor();
    expect(await details.evaluate((panel) => panel.contains(document.activeElement))).toBe(true);
    await details.getByRole("button", { name: "Back" }).click();
    await details.getByRole("heading", { name: /Goods from China/ }).waitFor();
    expect(faults).toEqual([]);
  });

  it("finds names in other scripts and codes", async () => {
    const { page, faults } = await journey.openPage();
    for (const [term, name] of [
      ["ball bearings", /bearings/i],
      ["8482", /8482/],
      ["Wang Yi", /Wang Yi/],
      ["ВТБ", /VTB/i],
      ["Kırgızistan", /Kyrgyzstan/],
    ] as const) {
      await page.getByRole("textbox", { name: "Search" }).fill(term);
      await page.getByRole("option", { name }).first().waitFor();
    }
    expect(faults).toEqual([]);
  });
});
