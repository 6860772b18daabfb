import { afterAll, beforeAll, expect, it } from "vitest";
import { describeJourney } from "./browser.ts";
import { accessibilityFaults, beginJourney, searchAndChoose, type Journey } from "./journey.ts";

describeJourney("a bad answer shows a problem, and trying again works", () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await beginJourney();
  });
  afterAll(() => journey?.end());

  it("for a node: what failed, and the node after a second try", async () => {
    const { page } = await journey.openPage();
    await page
      .getByRole("button", { name: /China → Kyrgyzstan → Russia/ })
      .first()
      .waitFor();
    const address = /\/api\/v1\/nodes\/[^/]+$/;
    await page.route(address, (route) =>
      route.request().url().includes("person")
        ? route.fulfill({ status: 500, contentType: "text/html", body: "<b>broken</b>" })
        : route.fallback(),
    );
    await searchAndChoose(page, "Wang Yi", /Wang Yi/);
    const details = page.getByRole("complementary", { name: "Details" });
    await details
      .getByRole("alert")
      .getByText(/cannot be read/)
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.unroute(address);
    await details.getByRole("button", { name: "Try again" }).click();
    await details.getByRole("heading", { name: "Wang Yi" }).waitFor();
  });

  it("for a trace: the fault stands at its field, and the corrected question is answered", async () => {
    const { page, faults } = await journey.openPage();
    await page.getByRole("tab", { name: "Trace" }).click();
    await page.getByRole("button", { name: "Ask another question" }).click();
    const form = page.getByRole("form", { name: "Trace" });
    await form.getByRole("textbox", { name: "Before" }).fill("2023");
    await form.getByRole("textbox", { name: "After" }).fill("2021");
    await form.getByRole("button", { name: "Trace", exact: true }).click();
    await form.getByText(/before must end before after begins/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await form.getByRole("textbox", { name: "Before" }).fill("2021");
    await form.getByRole("textbox", { name: "After" }).fill("2022");
    await form.getByRole("button", { name: "Trace", exact: true }).click();
    await page.getByText("2021 against 2022", { exact: true }).first().waitFor();
    expect(faults).toEqual([]);
  });
});
