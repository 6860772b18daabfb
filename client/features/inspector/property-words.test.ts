import { describe, expect, it } from "vitest";
import { claimFigures, claimFigureWords } from "./claim-figure-words.ts";
import { otherNames, propertyName, propertyRows } from "./property-words.ts";

describe("properties in words", () => {
  it("says what is not known instead of leaving it out", () => {
    expect(propertyRows({ publisher: null, licence: null, commercialUse: null, edition: null })).toEqual([
      { name: "Publisher", values: ["not established"] },
      { name: "Licence", values: ["not stated"] },
      { name: "Commercial use", values: ["not stated"] },
      { name: "Edition", values: ["not known"] },
    ]);
  });

  it("reads dates, levels, lists and identifiers", () => {
    expect(
      propertyRows({
        published: "2024-04-27",
        level: 4,
        secondHand: true,
        aliases: [],
        identifiers: { bic: ["VTBRRUMM"], lei: ["1", "2"] },
        url: "https://example.org/",
      }),
    ).toEqual([
      { name: "Published", values: ["27 April 2024"] },
      { name: "Level", values: ["heading"] },
      { name: "Second-hand", values: ["yes"] },
      { name: "Identifiers", values: ["bic: VTBRRUMM", "lei: 1, 2"] },
      { name: "Address", values: ["https://example.org/"], address: "https://example.org/" },
    ]);
  });

  it("keeps the order of the type and drops nothing that it does not name", () => {
    const rows = propertyRows({ extra: "x", edition: "2023", title: "A table" }, ["title", "edition", "url"]);
    expect(rows.map((row) => row.name)).toEqual(["Title", "Edition", "Extra"]);
  });

  it("makes no link of another scheme", () => {
    // oxlint-disable-next-line no-script-url -- what must not become a link
    expect(propertyRows({ url: "javascript:alert(1)" })[0]).not.toHaveProperty("address");
  });

  it("names properties it does not know", () => {
    expect(propertyName("someNewProperty")).toBe("Some new property");
    expect(otherNames({ names: { en: "Kyrgyzstan", ru: "Киргизия" } }, "Kyrgyzstan")).toEqual(["ru: Киргизия"]);
  });
});

describe("figures of a claim", () => {
  it("carry their bound, unit and period", () => {
    const [figure] = claimFigures({
      figures: [{ measure: "growth of exports", value: 2000, unit: "%", bound: "lower", period: "2023" }],
    });
    expect(figure && claimFigureWords(figure)).toBe("growth of exports: more than 2,000 %, 2023");
  });

  it("say when the period is not given", () => {
    expect(claimFigureWords({ measure: "entities", value: 100, unit: "entities", bound: "lower" })).toMatch(
      /period not given/,
    );
  });
});
