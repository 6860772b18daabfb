import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readSeeds } from "./load-seeds.ts";
import { SeedError } from "./seed-files.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "entrepot-seeds-"));
  for (const name of [
    "sources.json",
    "countries.json",
    "commodities.csv",
    "chpl.csv",
    "coverage.json",
    "nodes",
    "relationships",
    "trade",
  ]) {
    cpSync(join(import.meta.dirname, name), join(folder, name), { recursive: true });
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

function change(name: string, from: string | RegExp, to: string): void {
  const path = join(folder, name);
  const before = readFileSync(path, "utf8");
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

const readFolder = () => readSeeds({ folder });

test("an unknown property is refused with file and row", () => {
  change("nodes/people.json", '"role": ', '"birthDate": "1962", "role": ');
  expect(readFolder).toThrow(/nodes\/people\.json row 1: properties: .*birthDate/);
});

test("an end that does not exist is refused with file and row", () => {
  change("relationships/people.json", "organization:kings-college-london", "organization:kings-collage");
  expect(readFolder).toThrow(/relationships\/people\.json row 2: organization:kings-collage does not exist/);
});

test("an end of the wrong type is refused", () => {
  change("relationships/memberships.json", '"organization:us-treasury"', '"country:USA"');
  expect(readFolder).toThrow(/country:USA is a Country; end of PART_OF must be Commodity or Organization/);
});

test("evidence that is no source or claim is refused", () => {
  change("nodes/people.json", '"evidence": ["source:news-report-2024-04-27"]', '"evidence": ["country:USA"]');
  expect(readFolder).toThrow(/evidence country:USA is no source or claim/);
});

test("an id that does not fit its type is refused", () => {
  change("nodes/events.json", "event:2024-04-26-blinken-wang-meeting", "claim:blinken-wang-meeting");
  expect(readFolder).toThrow(/nodes\/events\.json row 1: claim:blinken-wang-meeting is not an id of a Event/);
});

test("a figure whose dollars do not follow from what was declared is refused with its line", () => {
  change("trade/kyrgyz-statistics.csv", ",5909814,", ",5909815,");
  expect(readFolder).toThrow(/trade\/kyrgyz-statistics\.csv line 2: value_usd must be 5909814/);
});

test("a figure without unit or with one that is not known is refused", () => {
  change("trade/imf-imts.csv", "million USD", "");
  expect(readFolder).toThrow(/trade\/imf-imts\.csv line 2: reported_unit/);
});

test("a month for which no euro rate is held is refused", () => {
  change("trade/eurostat-comext.csv", ",2020-01,", ",2023-02,");
  expect(readFolder).toThrow(/no euro rate for 2023-02/);
});

test("a cell that stands twice is refused", () => {
  change("trade/un-comtrade.csv", ",2020,", ",2019,");
  expect(readFolder).toThrow(/2019 stands twice in one series/);
});

test("a listed code that is no commodity is refused", () => {
  change("chpl.csv", "854231,1", "854238,1");
  expect(readFolder).toThrow(/chpl\.csv line 2: 854238 is not in commodities\.csv/);
});

test("every fault of a relationship file is named at once", () => {
  change("relationships/people.json", "organization:kings-college-london", "organization:one");
  change("relationships/people.json", "organization:far-eastern-federal-university", "organization:two");
  try {
    readFolder();
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(SeedError);
    expect((error as SeedError).places).toHaveLength(2);
  }
});
