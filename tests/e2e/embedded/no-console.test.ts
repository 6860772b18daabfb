import { afterAll, beforeAll, expect, it } from "vitest";
import { describeJourney } from "../browser.ts";
import { accessibilityFaults, beginJourney, type Journey } from "../journey.ts";

describeJourney("the Cypher console without Neo4j", () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await beginJourney();
  });
  afterAll(() => journey?.end());

  it("says that there is no Neo4j, and how to get it", async () => {
    const { page, faults } = await journey.openPage();
    await page.getByRole("button", { name: "Cypher", exact: true }).click();
    await page
      .getByRole("dialog", { name: "Cypher console" })
      .getByText(/NEO4J_URI/)
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults.filter((fault) => !fault.includes("501"))).toEqual([]);
  });
});
