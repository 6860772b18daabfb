import { expect, test } from "vitest";
import { closedIn2022, createdIn2022, rescopedIn2022 } from "./hs-2022-changes.ts";
import { isComparableAcross, isValidInEdition } from "./edition-validity.ts";
import { hs2022Subheadings } from "./hs-2022.ts";

test("holds the 5,612 subheadings of HS 2022", () => {
  expect(hs2022Subheadings).toHaveLength(5612);
  expect(hs2022Subheadings).toContain("848210");
});

test("every code said to exist in 2022 stands in HS 2022", () => {
  for (const code of [...createdIn2022, ...rescopedIn2022]) {
    expect(hs2022Subheadings.some((subheading) => subheading.startsWith(code))).toBe(true);
  }
});

test("no code said to have ended stands in HS 2022", () => {
  for (const code of closedIn2022) {
    expect(hs2022Subheadings.some((subheading) => subheading.startsWith(code))).toBe(false);
    expect(isValidInEdition(code, "2022")).toBe(false);
  }
});

test("a code closed or created with an edition is not valid outside it", () => {
  expect(isValidInEdition("854140", "2022")).toBe(false);
  expect(isValidInEdition("854140", "2017")).toBe(true);
  expect(isValidInEdition("854143", "2017")).toBe(false);
  expect(isValidInEdition("854911", "2017")).toBe(false);
  expect(isValidInEdition("848210", "2022")).toBe(true);
  expect(isValidInEdition("854140", "national")).toBe(true);
});

test("figures are comparable across 2017 and 2022 where the code is not known to have changed", () => {
  expect(isComparableAcross("848210", "2017", "2022")).toBe(true);
  expect(isComparableAcross("852580", "2017", "2022")).toBe(false);
  expect(isComparableAcross("8548", "2022", "2017")).toBe(false);
  expect(isComparableAcross("8482", "2012", "2017")).toBe(false);
  expect(isComparableAcross("84", "2012", "2017")).toBe(true);
  expect(isComparableAcross("8482", "national", "2022")).toBe(false);
});
