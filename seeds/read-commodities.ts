/** Commodity nodes from the HS 2022 table and the Common High Priority List, with what can be derived from a code. */
import { z } from "zod";
import { isEdtfDate } from "#graph-schema/edtf-date.ts";
import type { GraphNode } from "#graph-schema/graph.ts";
import { chplTiers, hsLevel, hsParent, isHsCode } from "#graph-schema/hs-code.ts";
import { commodityId } from "#graph-schema/node-id.ts";
import { readNode, readRelationship, type PlacedRelationship } from "./read-elements.ts";
import { readCsvRows, readRow, SeedError } from "./seed-files.ts";

const nomenclatureSource = "source:harmonized-system-2022";
const priorityListSource = "source:common-high-priority-list";

/** Longest text of a label on the canvas, in characters. */
const labelLength = 60;

const hsCode = z.string().refine(isHsCode, "must be TOTAL or an HS code of 2, 4 or 6 digits");
const commodityRow = z.strictObject({ hs: hsCode, description: z.string().min(1), aliases: z.string() });
const priorityRow = z.strictObject({
  hs6: hsCode,
  tier: z.enum(chplTiers),
  edition: z.string().refine(isEdtfDate, "must be an EDTF date"),
  listed: z.string().refine((text) => text === "" || isEdtfDate(text), "must be empty or an EDTF date"),
});
type PriorityEntry = z.infer<typeof priorityRow> & { place: string };

interface Commodities {
  nodes: GraphNode[];
  relationships: PlacedRelationship[];
}

/** Reads commodities.csv and chpl.csv. A listed code that the nomenclature lacks is a SeedError. */
export function readCommodities(folder: string): Commodities {
  const listed = readPriorityList(folder);
  const rows = readCsvRows(folder, "commodities.csv");
  const nodes = rows.map((row) => {
    const commodity = readRow(commodityRow, row);
    return readNode({ place: row.place, value: describeCommodity(commodity, listed.get(commodity.hs)) });
  });
  const codes = new Set(nodes.map((node) => node.id));
  for (const entry of listed.values()) {
    if (!codes.has(commodityId(entry.hs6)))
      throw new SeedError([`${entry.place}: ${entry.hs6} is not in commodities.csv`]);
  }
  return { nodes, relationships: [...nodes.flatMap(partOfParent), ...[...listed.values()].map(listedIn)] };
}

function readPriorityList(folder: string): Map<string, PriorityEntry> {
  const rows = readCsvRows(folder, "chpl.csv");
  const entries = rows.map((row) => ({ ...readRow(priorityRow, row), place: row.place }));
  return new Map(entries.map((entry) => [entry.hs6, entry]));
}

function describeCommodity(row: z.infer<typeof commodityRow>, entry: PriorityEntry | undefined): unknown {
  const priority = entry && {
    chplTier: entry.tier,
    chplEdition: entry.edition,
    ...(entry.listed === "" ? {} : { chplListed: entry.listed }),
  };
  return {
    id: commodityId(row.hs),
    type: "Commodity",
    label: shorten(row.hs === "TOTAL" ? row.description : `${row.hs} ${row.description}`),
    properties: {
      names: { en: row.description },
      ...(row.aliases === "" ? {} : { aliases: row.aliases.split(";") }),
      hs: row.hs,
      level: hsLevel(row.hs),
      ...(row.hs === "TOTAL" ? {} : { edition: "2022" }),
      ...priority,
    },
    evidence: entry ? [nomenclatureSource, priorityListSource] : [nomenclatureSource],
  };
}

function shorten(text: string): string {
  if (text.length <= labelLength) return text;
  const cut = text.slice(0, labelLength - 1);
  return `${cut.slice(0, cut.lastIndexOf(" ")).replace(/[\s,;:(]+$/, "")}…`;
}

function partOfParent(node: GraphNode): PlacedRelationship[] {
  const parent = hsParent(node.id.slice("commodity:".length));
  if (parent === undefined) return [];
  const value = {
    type: "PART_OF",
    start: node.id,
    end: commodityId(parent),
    from: null,
    to: null,
    properties: {},
    evidence: [nomenclatureSource],
  };
  return [readRelationship({ place: `commodities.csv, parent of ${node.id}`, value })];
}

function listedIn(entry: PriorityEntry): PlacedRelationship {
  const value = {
    type: "LISTED_IN",
    start: commodityId(entry.hs6),
    end: priorityListSource,
    from: entry.listed === "" ? null : entry.listed,
    to: null,
    properties: { programme: `Tier ${entry.tier}`, note: `Edition of ${entry.edition}` },
    evidence: [priorityListSource],
  };
  return readRelationship({ place: entry.place, value });
}
