import { afterAll, beforeAll, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { bearingsCsv, bearingsRows } from "../fixtures/comtrade-file.ts";
import { describeJourney } from "./browser.ts";
import { accessibilityFaults, beginJourneyAlone, searchAndChoose, type Journey } from "./journey.ts";

const token = "correct-horse-battery-staple";

/** What the door itself causes: refused requests, and the browser's line about each. */
const isOfTheDoor = (fault: string) => fault.startsWith("401: ") || fault.includes("401 (Unauthorized)");

const signInForm = (page: Page) => page.getByRole("dialog", { name: "Sign in to Entrepôt" });

/** By keyboard alone: the field has the focus already. */
async function signInByKeyboard(page: Page, given = token): Promise<void> {
  await signInForm(page).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("token");
  await page.keyboard.type(given);
  await page.keyboard.press("Enter");
}

/** The session ends just when the next upload is sent: its cookie is gone, and the server's answer is a 401. */
async function endSessionAtUpload(page: Page): Promise<void> {
  await page.route(
    "**/api/v1/imports",
    async (route) => {
      await page.context().clearCookies();
      await route.fulfill({ status: 401, contentType: "application/problem+json", body: "{}" });
    },
    { times: 1 },
  );
}

describeJourney("sign in to a server with an access token", () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await beginJourneyAlone({ ENTREPOT_TOKEN: token });
  });
  afterAll(() => journey?.end());

  it("asks for the token, says when it is wrong, and shows the first screen; in both colour schemes", async () => {
    const { page, faults } = await journey.openPage();
    for (const colorScheme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme });
      await signInForm(page).waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
    }
    await signInByKeyboard(page, "wrong-horse-battery-staple--");
    await signInForm(page).getByRole("alert").getByText("The access token is not right").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await signInForm(page).waitFor();
    for (let step = 0; step < 6; step += 1) {
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.closest("[role=dialog]") !== null)).toBe(true);
    }
    expect(
      await page.getByRole("main", { name: "Canvas" }).evaluate((canvas) => canvas.closest("[inert]") !== null),
    ).toBe(true);
    await signInForm(page).getByRole("textbox", { name: "Access token" }).focus();
    await page.keyboard.press("ControlOrMeta+A");

    await signInByKeyboard(page);
    await signInForm(page).waitFor({ state: "detached" });
    await page
      .getByRole("button", { name: /China → Kyrgyzstan → Russia/ })
      .first()
      .waitFor();
    expect(await page.evaluate(() => document.cookie)).toBe("");
    const cookies = await page.context().cookies();
    expect(cookies).toMatchObject([{ httpOnly: true, sameSite: "Strict", secure: false }]);
    expect(faults.filter((fault) => !isOfTheDoor(fault))).toEqual([]);
  });

  it("goes on where it was after a session has ended, events included, and signs out", async () => {
    const { page, faults } = await journey.openPage();
    await signInByKeyboard(page);
    await searchAndChoose(page, "Wang Yi", /Wang Yi/);
    const details = page.getByRole("complementary", { name: "Details" });
    await details.getByRole("heading", { name: "Wang Yi" }).waitFor();
    await expect.poll(() => page.evaluate(() => location.hash.length)).toBeGreaterThan(10);
    await page.waitForTimeout(500);
    const link = page.url();

    await endSessionAtUpload(page);
    await page.getByRole("button", { name: "Import", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Import a file" });
    const buffer = Buffer.from(bearingsCsv(bearingsRows()));
    await dialog.locator("input[type=file]").setInputFiles({ name: "figures.csv", mimeType: "text/csv", buffer });
    await dialog.getByRole("button", { name: "Import", exact: true }).click();
    await signInByKeyboard(page);
    const streamed = page.waitForResponse((answer) => answer.url().endsWith("/events"));
    await dialog.getByText("Imported: figures.csv").waitFor();
    const { status } = await streamed.then((answer) => ({ status: answer.status() }));
    expect(status).toBe(200);
    await page.keyboard.press("Escape");
    await details.getByRole("heading", { name: "Wang Yi" }).waitFor();
    expect(page.url()).toBe(link);

    await page.getByRole("button", { name: "Sign out" }).click();
    await signInForm(page).waitFor();
    expect(await page.context().cookies()).toEqual([]);
    expect(page.url()).toBe(link);
    await signInByKeyboard(page);
    await details.getByRole("heading", { name: "Wang Yi" }).waitFor();
    expect(faults.filter((fault) => !isOfTheDoor(fault))).toEqual([]);
  });
});
