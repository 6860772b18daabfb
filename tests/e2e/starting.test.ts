import { afterAll, beforeAll, expect, it } from "vitest";
import { describeJourney } from "./browser.ts";
import { beginJourney, type Journey } from "./journey.ts";

const notReady = {
  status: 503,
  contentType: "application/problem+json",
  body: JSON.stringify({
    type: "/problems/not-ready",
    title: "The server is not ready yet",
    status: 503,
    detail: "The store is being opened",
  }),
};

describeJourney("a server that starts or is away, and a draft left alone", () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await beginJourney();
  });
  afterAll(() => journey?.end());

  it("says that the server is starting and goes on by itself", async () => {
    const { page } = await journey.openPage();
    let isReady = false;
    await page.route("**/api/v1/**", (route) => (isReady ? route.continue() : route.fulfill(notReady)));
    await page.reload();
    const notice = page.getByText("The server is starting");
    await notice.waitFor();
    // Longer than two retries would last.
    await page.waitForTimeout(4000);
    expect(await page.getByText("The server is not ready yet").count()).toBe(0);
    isReady = true;
    await page
      .getByRole("button", { name: /China → Kyrgyzstan → Russia/ })
      .first()
      .waitFor();
    await notice.waitFor({ state: "detached" });
  });

  it("asks again by itself, all parts together, when a server that was away is back", async () => {
    const { page } = await journey.openPage();
    await page.getByRole("button", { name: /China → Uzbekistan → Russia/ }).waitFor();
    await page.getByRole("tab", { name: "On canvas" }).click();
    await page.route("**/api/v1/**", (route) => route.abort());
    await page
      .getByRole("button", { name: /^Kazakhstan(?! to)/ })
      .first()
      .click();
    const details = page.getByRole("complementary", { name: "Details" });
    await details.getByRole("alert").first().waitFor();
    await page.getByText("This page asks again by itself").waitFor();
    await page.unrouteAll();
    await details.getByRole("heading", { name: "Kazakhstan", exact: true }).waitFor();
    await expect.poll(() => details.getByRole("alert").count()).toBe(0);
    await page.getByText("This page asks again by itself").waitFor({ state: "detached" });
  });

  it("keeps a question half written while another tab is looked at", async () => {
    const { page, faults } = await journey.openPage();
    await page.getByRole("tab", { name: "Trace" }).click();
    await page.getByRole("button", { name: "Ask another question" }).click();
    await page.getByRole("textbox", { name: "Before" }).fill("2018/2019");
    await page.getByRole("tab", { name: "On canvas" }).click();
    await page.getByRole("tab", { name: "Trace" }).click();
    expect(await page.getByRole("textbox", { name: "Before" }).inputValue()).toBe("2018/2019");
    expect(faults).toEqual([]);
  });
});
