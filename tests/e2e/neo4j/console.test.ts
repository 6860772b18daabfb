import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { describeJourney } from "../browser.ts";
import { accessibilityFaults, beginJourney, type Journey, type JourneyPage } from "../journey.ts";

const { prefix } = inject("sharedServer");
const patience = 90_000;

/** As people do it: a filled-in text would bring styles of what was there before, which the page's policy refuses. */
async function write(editor: Locator, query: string): Promise<void> {
  await editor.press("Control+A");
  await editor.press("Delete");
  await editor.pressSequentially(query);
}

async function openConsole({ page }: JourneyPage) {
  await page.getByRole("button", { name: "Cypher", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Cypher console" });
  await dialog.waitFor();
  return dialog;
}

describeJourney("the Cypher console", () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await beginJourney();
  });
  afterAll(() => journey?.end());

  it("runs a query by key, shows the answer as table, JSON and nodes, and remembers it", async () => {
    const opened = await journey.openPage();
    const { page, faults } = opened;
    const dialog = await openConsole(opened);
    const editor = dialog.getByRole("textbox", { name: "Cypher query" });
    await editor.waitFor({ timeout: patience });
    await write(editor, `MATCH (c:${prefix}Country) WHERE c.id IN $ids RETURN c, c.iso3 AS code ORDER BY code`);
    await dialog.getByLabel("Parameters").fill('{"ids": ["country:KGZ", "country:TJK"]}');
    await dialog.getByLabel("Parameters").press("Control+Enter");
    await dialog.getByText(/^2 rows in/).waitFor({ timeout: patience });
    await dialog.getByRole("cell", { name: "KGZ", exact: true }).waitFor();
    await dialog.locator(".cypher-keyword").first().waitFor({ timeout: patience });
    expect(await accessibilityFaults(page)).toEqual([]);

    await dialog.getByRole("tab", { name: "JSON" }).click();
    await dialog.getByText('"$type": "node"').waitFor();
    await dialog.getByRole("button", { name: "Show 2 nodes on the canvas" }).click();
    await dialog.waitFor({ state: "hidden" });
    await page.getByRole("tab", { name: "On canvas" }).click();
    await page
      .getByRole("button", { name: /Tajikistan/ })
      .first()
      .waitFor();

    const again = await openConsole(opened);
    await again.getByRole("button", { name: "History" }).click();
    await again.getByRole("menuitem", { name: new RegExp(`${prefix}Country`) }).waitFor();
    expect(faults).toEqual([]);
  });

  it("completes labels of the live database, marks faults, and names what it refuses", async () => {
    const opened = await journey.openPage();
    const dialog = await openConsole(opened);
    const editor = dialog.getByRole("textbox", { name: "Cypher query" });
    await editor.waitFor({ timeout: patience });
    await write(editor, `MATCH (n:${prefix}Ba`);
    await dialog.getByRole("option", { name: `${prefix}Bank` }).waitFor({ timeout: patience });
    await write(editor, "MATCH (n) RETURM n");
    await dialog.locator(".cm-lintRange-error").first().waitFor({ timeout: patience });
    await write(editor, "MATCH (n) DETACH DELETE n");
    await dialog.getByRole("button", { name: "Run" }).click();
    await dialog
      .getByText(/DELETE is not allowed here/)
      .first()
      .waitFor({ timeout: patience });
    expect(await accessibilityFaults(opened.page)).toEqual([]);
    expect(opened.faults.filter((fault) => !fault.includes("403"))).toEqual([]);
  });

  it("cancels what runs", async () => {
    const opened = await journey.openPage();
    const dialog = await openConsole(opened);
    const editor = dialog.getByRole("textbox", { name: "Cypher query" });
    await editor.waitFor({ timeout: patience });
    await write(editor, "UNWIND range(1, 1000000000) AS x WITH x WHERE x < 0 RETURN x");
    await editor.press("Control+Enter");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.getByText(/^Cancelled/).waitFor();
    await dialog.getByRole("button", { name: "Run" }).waitFor();
    await write(editor, "RETURN 1 AS one");
    await editor.press("Control+Enter");
    await dialog.getByText(/^1 row in/).waitFor({ timeout: patience });
    expect(opened.faults).toEqual([]);
  });
});
