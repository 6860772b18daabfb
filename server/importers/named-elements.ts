/** The nodes that an import's figures hang on: its dataset, the economies and the commodities that rows name. */
import type { GraphNode } from "#graph-schema/graph.ts";
import { hsLevel, hsParent } from "#graph-schema/hs-code.ts";
import { commodityId, countryId } from "#graph-schema/node-id.ts";
import type { ElementBatch } from "../graph-store/graph-store.ts";
import { describeEconomy } from "./areas/areas.ts";
import type { ReadSummary } from "./sink/reader-message.ts";

type NewRelationship = NonNullable<ElementBatch["relationships"]>[number];

/** A label that only repeats the key gives way to what anybody else says of the node. */
function countryNode(key: string, dataset: string): GraphNode {
  const id = countryId(key);
  const described = describeEconomy(key);
  if (described === undefined) {
    return { id, type: "Country", label: key, properties: { kind: "country" }, evidence: [dataset] };
  }
  const { label, kind, comtradeCode, until, members } = described;
  const past = until === undefined ? {} : { description: `Area of trade statistics until ${until}` };
  const parts = members.length === 0 ? {} : { members };
  const properties = { names: { en: label }, kind, comtradeCode, ...past, ...parts };
  return { id, type: "Country", label, properties, evidence: [dataset] };
}

function commodityNode(hs: string, description: string | undefined, dataset: string): GraphNode {
  const names = description === undefined || description === hs ? {} : { names: { en: description } };
  const properties = { hs, level: hsLevel(hs), ...names };
  return { id: commodityId(hs), type: "Commodity", label: hs, properties, evidence: [dataset] };
}

function partOf(hs: string, dataset: string): NewRelationship[] {
  const parent = hsParent(hs);
  if (parent === undefined || parent === "TOTAL") return [];
  const ends = { start: commodityId(hs), end: commodityId(parent) };
  return [{ type: "PART_OF", ...ends, from: null, to: null, properties: {}, evidence: [dataset] }];
}

/** The codes with the headings and chapters above them. */
function withParents(commodities: ReadSummary["commodities"]): ReadSummary["commodities"] {
  const all = new Map(commodities.map((commodity) => [commodity.hs, commodity]));
  for (const { hs } of commodities) {
    for (let code = hsParent(hs); code !== undefined && code !== "TOTAL"; code = hsParent(code)) {
      if (!all.has(code)) all.set(code, { hs: code, description: undefined });
    }
  }
  return [...all.values()].toSorted((a, b) => (a.hs < b.hs ? -1 : 1));
}

export function nameElements(
  summary: Pick<ReadSummary, "economies" | "commodities">,
  dataset: GraphNode,
): ElementBatch {
  const commodities = withParents(summary.commodities);
  return {
    nodes: [
      dataset,
      ...summary.economies.map((key) => countryNode(key, dataset.id)),
      ...commodities.map(({ hs, description }) => commodityNode(hs, description, dataset.id)),
    ],
    relationships: commodities.flatMap(({ hs }) => partOf(hs, dataset.id)),
  };
}
