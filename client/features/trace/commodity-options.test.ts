import { expect, it } from "vitest";
import { chosenCommodity, commodityOptions } from "./commodity-options.ts";

const bearings = {
  id: "commodity:8482",
  type: "Commodity" as const,
  label: "8482 Ball or roller bearings",
  properties: {},
  evidence: [],
  match: { kind: "code" as const, text: "8482" },
};

it("offers found codes with their names, and never what is chosen already", () => {
  expect(commodityOptions("8482", [bearings], [])).toEqual([{ value: "8482", label: "8482 Ball or roller bearings" }]);
  expect(commodityOptions("8482", [bearings], ["8482"])).toEqual([]);
});

it("offers the tiers of the list and all goods by name", () => {
  expect(commodityOptions("chpl:1", [], []).map((option) => option.value)).toEqual(["chpl:1"]);
  expect(commodityOptions("all goods", [], []).map((option) => option.value)).toEqual(["TOTAL"]);
});

it("offers a typed code that the search does not know, with its leading zero", () => {
  expect(commodityOptions("070320", [], [])).toEqual([{ value: "070320", label: "070320" }]);
  expect(commodityOptions("70320", [], [])).toEqual([]);
});

it("names a chosen code once", () => {
  expect(chosenCommodity("8482", () => "8482 Ball or roller bearings").label).toBe("8482 Ball or roller bearings");
  expect(chosenCommodity("8482", () => "8482").label).toBe("8482");
  expect(chosenCommodity("chpl:1", () => "never asked").label).toBe("chpl:1");
});
