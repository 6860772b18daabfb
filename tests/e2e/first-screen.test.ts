import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeJourney } from "./browser.ts";
import { accessibilityFaults, beginJourney, type Journey } from "./journey.ts";

describeJourney("first screen → light a chain → how computed", () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await beginJourney();
  });
  afterAll(() => journey?.end());

  it("answers the founding question in three parts, with the notice", async () => {
    const { page, faults } = await journey.openPage();
    await page.getByText("implies no wrongdoing").first().waitFor();
    const claimed = page.getByRole("button", { name: /China → Kyrgyzstan → Russia.*published claims/ });
    await claimed.waitFor();
    await page.getByRole("button", { name: /European Union.*→ Kyrgyzstan → Russia.*8482/ }).waitFor();
    await page.getByRole("heading", { name: /Context, not matched by product/ }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await claimed.click();
    expect(await claimed.getAttribute("aria-pressed")).toBe("true");
    expect(faults).toEqual([]);
  });

  it("lights a chain that was chosen before the whole question was answered", async () => {
    const { page, faults } = await journey.openPage();
    await page.route("**/api/v1/traces", async (route) => {
      if (route.request().postData()?.includes("TOTAL") === true) await setTimeout(1500);
      await route.continue();
    });
    await page.reload();
    const claimed = page.getByRole("button", { name: /China → Kyrgyzstan → Russia.*published claims/ });
    await claimed.click();
    await page.getByRole("button", { name: /China → Kazakhstan → Russia/ }).waitFor();
    expect(await claimed.getAttribute("aria-pressed")).toBe("true");
    expect(faults).toEqual([]);
  });

  it("leads from a flow on the canvas to the rows that its figures were computed from", async () => {
    const { page, faults } = await journey.openPage();
    await page.getByRole("button", { name: /European Union.*→ Kyrgyzstan → Russia.*8482/ }).click();
    await page.getByRole("tab", { name: "On canvas" }).click();
    await page
      .getByRole("button", { name: /European Union.*Kyrgyzstan/ })
      .first()
      .click();
    const details = page.getByRole("complementary", { name: "Details" });
    await details.getByRole("figure", { name: /Chart/ }).waitFor();
    await details
      .getByRole("cell", { name: /^line \d+/ })
      .first()
      .waitFor();
    await details
      .getByText(/File: .*\.csv/)
      .first()
      .waitFor();
    await details.getByRole("button", { name: "How computed" }).first().click();
    await details
      .getByRole("listitem")
      .filter({ hasText: /ECB|average rate|converted/i })
      .first()
      .waitFor();
    await details.getByText(/Not computable/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it("opens a chain of the trace with its legs and the steps behind each", async () => {
    const { page, faults } = await journey.openPage();
    await page.getByRole("tab", { name: "Trace" }).click();
    await page.getByRole("button", { name: /All goods from China/ }).click();
    await page.getByRole("button", { name: /China → Kazakhstan → Russia/ }).click();
    const details = page.getByRole("complementary", { name: "Details" });
    await details
      .getByText(/says nothing about any one product/)
      .first()
      .waitFor();
    await details.getByRole("button", { name: "How computed" }).first().click();
    await details.getByRole("region", { name: "Rows behind the figure" }).first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});
