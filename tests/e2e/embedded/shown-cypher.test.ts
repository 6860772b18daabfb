import { afterAll, beforeAll, expect, it } from "vitest";
import { describeJourney } from "../browser.ts";
import { accessibilityFaults, beginJourney, type Journey } from "../journey.ts";

describeJourney("the Cypher of a question without Neo4j", () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await beginJourney();
  });
  afterAll(() => journey?.end());

  it("is there to learn from, and says that it is for a copy in Neo4j", async () => {
    const { page, faults } = await journey.openPage();
    await page.getByRole("tab", { name: "Trace" }).click();
    await page.getByRole("button", { name: "Show the Cypher" }).first().click();
    const shown = page.getByRole("dialog", { name: "This question in Cypher" });
    await shown.getByText(/embedded store, which does not speak Cypher/).waitFor();
    await shown.getByText(/UNWIND \$codes AS asked/).waitFor();
    expect(await shown.getByRole("button", { name: "Open in the console" }).count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});
