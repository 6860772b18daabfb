import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeJourney } from "./browser.ts";
import { accessibilityFaults, beginJourney, type Journey } from "./journey.ts";

interface Place {
  x: number;
  y: number;
}

/** Where the flow between two countries is drawn: the middle of its line, in the page. Cytoscape keeps itself at its container. */
function placeOfFlow(page: Page, ends: string): Promise<Place | undefined> {
  return page.getByRole("application").evaluate((frame, wanted) => {
    interface Edge {
      id(): string;
      renderedMidpoint(): Place;
    }
    type Container = HTMLElement & { _cyreg?: { cy: { edges(): { toArray(): Edge[] } } } };
    const container = [...frame.querySelectorAll<Container>("div")].find((part) => part._cyreg !== undefined);
    const edge = container?._cyreg?.cy
      .edges()
      .toArray()
      .find((candidate) => candidate.id().endsWith(wanted));
    if (container === undefined || edge === undefined) return undefined;
    const { left, top } = container.getBoundingClientRect();
    const { x, y } = edge.renderedMidpoint();
    return { x: left + x, y: top + y };
  }, ends);
}

describeJourney("click an edge on the canvas", () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await beginJourney();
  });
  afterAll(() => journey?.end());

  it.each([
    ["on what stands on it", 0],
    ["on its line", 62],
  ])("%s: the figures of the lit chain's goods, with rows and citation", async (_where, aside) => {
    const { page, faults } = await journey.openPage();
    await page.getByRole("button", { name: /European Union.*→ Kyrgyzstan → Russia.*HS 8542/ }).click();
    const place = await placeOfFlow(page, "EU27>KGZ");
    expect(place).toBeDefined();
    await page.mouse.click(place!.x + aside, place!.y);
    const details = page.getByRole("complementary", { name: "Details" });
    await details.getByRole("heading", { name: "European Union (27) → Kyrgyzstan" }).waitFor();
    await expect.poll(() => details.getByRole("combobox", { name: "Goods" }).inputValue()).toMatch(/^8542/);
    await details.getByRole("figure", { name: /Chart/ }).waitFor();
    await details
      .getByRole("cell", { name: /^line \d+/ })
      .first()
      .waitFor();
    await details.getByRole("button", { name: "Copy citation" }).first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it("offers a menu for it on a right click, which Escape closes", async () => {
    const { page, faults } = await journey.openPage();
    await page.getByRole("button", { name: /European Union.*→ Kyrgyzstan → Russia.*HS 8542/ }).waitFor();
    await expect.poll(() => placeOfFlow(page, "CHN>RUS:TOTAL")).toBeDefined();
    const place = await placeOfFlow(page, "CHN>RUS:TOTAL");
    await page.mouse.click(place!.x, place!.y, { button: "right" });
    const menu = page.getByRole("menu");
    await menu.getByText(/China to Russia, all goods, direct/).waitFor();
    await page.keyboard.press("Escape");
    await menu.waitFor({ state: "detached" });
    expect(faults).toEqual([]);
  });
});
