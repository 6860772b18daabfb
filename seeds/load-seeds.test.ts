import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isNodeId } from "#graph-schema/node-id.ts";
import { relationshipId } from "#graph-schema/relationship-id.ts";
import { readSeeds } from "./load-seeds.ts";

const content = readSeeds();
const nodes = new Map(content.nodes.map((node) => [node.id, node]));
const figuredRoutes = new Set(
  content.series.map(({ exporter, importer, hs }) => `route:${exporter}>${importer}:${hs}`),
);
const exists = (id: string) => nodes.has(id) || figuredRoutes.has(id);

test("every node and relationship rests on a source or claim that exists", () => {
  const elements = [...content.nodes, ...content.relationships];
  const isEvidence = (id: string) => nodes.has(id) && /^(source|claim):/.test(id);
  const unfounded = elements.filter(({ evidence }) => evidence.length === 0 || !evidence.every(isEvidence));
  expect(unfounded.map(({ id }) => id)).toEqual([]);
});

test("no relationship dangles, and its id is the derived one", () => {
  const dangling = content.relationships.filter(({ start, end }) => !exists(start) || !exists(end));
  expect(dangling.map(({ id }) => id)).toEqual([]);
  expect(content.relationships.map(({ id }) => id)).toEqual(content.relationships.map((one) => relationshipId(one)));
});

test("ids are well formed and stand once", () => {
  expect(content.nodes.every(({ id }) => isNodeId(id))).toBe(true);
  expect(nodes.size).toBe(content.nodes.length);
  expect(new Set(content.relationships.map(({ id }) => id)).size).toBe(content.relationships.length);
});

test("no figure is without unit, dataset and declared coverage", () => {
  for (const {
    dataset,
    reportedUnit,
    side,
    flow,
    frequency,
    edition,
    exporter,
    importer,
    hs,
    observations,
  } of content.series) {
    expect(reportedUnit).toMatch(/USD|EUR/);
    expect(nodes.get(dataset)?.type).toBe("Dataset");
    const [reporter, partner] = side === "exporter" ? [exporter, importer] : [importer, exporter];
    const blocks = content.coverage.filter(
      (block) =>
        [block.dataset, block.reporter, block.side, block.flow, block.frequency, block.edition].join() ===
          [dataset, reporter, side, flow, frequency, edition].join() &&
        block.codes.includes(hs) &&
        block.partners.includes(partner),
    );
    const uncovered = observations.filter(({ period }) => !blocks.some((block) => block.periods.includes(period)));
    expect(uncovered).toEqual([]);
    expect(observations.filter(({ value }) => value === null)).toEqual([]);
  }
});

test("a figure inside a claim has a unit", () => {
  const figures = content.nodes.flatMap((node) => (node.properties["figures"] as { unit: string }[] | undefined) ?? []);
  expect(figures.length).toBeGreaterThan(5);
  for (const { unit } of figures) expect(unit).not.toBe("");
});

test("every dataset and source says publisher, licence and retrieval, null where not established", () => {
  for (const node of content.nodes.filter(({ id }) => id.startsWith("source:"))) {
    expect(node.evidence).toEqual([node.id]);
    const named = ["publisher", "url", "published", "retrieved", "licence", "commercialUse"];
    expect(Object.keys(node.properties)).toEqual(expect.arrayContaining(named));
  }
});

test("persons carry names and public roles only", () => {
  const allowed = new Set(["names", "aliases", "wikidata", "role"]);
  const persons = content.nodes.filter(({ id }) => id.startsWith("person:"));
  const properties = new Set(persons.flatMap((person) => Object.keys(person.properties)));
  expect([...properties].filter((name) => !allowed.has(name))).toEqual([]);
});

test("labels fit the picture", () => {
  expect(content.nodes.filter(({ label }) => label.length > 60).map(({ id }) => id)).toEqual([]);
});

test("all countries and territories of ISO 3166 are there, with the codes that differ in UN Comtrade", () => {
  const countries = content.nodes.filter(({ type }) => type === "Country");
  const ofKind = (kind: string) => countries.filter(({ properties }) => properties["kind"] === kind).length;
  // 193 members of the United Nations and two observer states; 54 other ISO entries and Kosovo; two aggregates.
  expect([ofKind("country"), ofKind("territory"), ofKind("aggregate")]).toEqual([195, 55, 2]);
  const codes = ["USA", "FRA", "IND", "NOR", "CHE", "TWN"].map(
    (key) => nodes.get(`country:${key}`)?.properties["comtradeCode"],
  );
  expect(codes).toEqual(["842", "251", "699", "579", "757", "490"]);
  for (const aggregate of countries) {
    for (const member of (aggregate.properties["members"] as string[] | undefined) ?? [])
      expect(exists(`country:${member}`)).toBe(true);
  }
});

test("all 97 chapters, 1,229 headings and 50 listed codes are there; each code is part of a coarser one", () => {
  const commodities = content.nodes.filter(({ type }) => type === "Commodity");
  const atLevel = (level: number) => commodities.filter(({ properties }) => properties["level"] === level).length;
  expect([atLevel(2), atLevel(4)]).toEqual([97, 1229]);
  expect(commodities.filter(({ properties }) => properties["chplTier"] !== undefined)).toHaveLength(50);
  expect(
    content.relationships.filter(({ type, start }) => type === "PART_OF" && start.startsWith("commodity:")),
  ).toHaveLength(commodities.length - 1);
});

test("ENTREPOT_SEEDS=none: countries, commodities and the sources they rest on", () => {
  const reference = readSeeds({ only: "reference" });
  expect(new Set(reference.nodes.map(({ type }) => type))).toEqual(
    new Set(["Country", "Commodity", "Source", "Dataset"]),
  );
  expect(reference.series).toEqual([]);
  const ids = new Set(reference.nodes.map(({ id }) => id));
  for (const { evidence } of [...reference.nodes, ...reference.relationships]) {
    expect(evidence.every((id) => ids.has(id))).toBe(true);
  }
});

test("SOURCES.md names every source", () => {
  const page = readFileSync(join(import.meta.dirname, "SOURCES.md"), "utf8");
  const unnamed = content.nodes.filter(({ id }) => id.startsWith("source:") && !page.includes(`| \`${id}\` |`));
  expect(unnamed.map(({ id }) => id)).toEqual([]);
});
