/** Node types as a table. Validation, legend, search prefixes, import mapping and docs are derived from it. */
import { z } from "zod";
import type { BaseType } from "./node-id.ts";
import { chplTiers, hsEditions } from "./hs-code.ts";
import { isEdtfDate } from "./edtf-date.ts";

const edtfDate = z.string().refine(isEdtfDate, "must be an EDTF date such as 2024, 2024-04 or 2024-04-26");
const names = {
  names: z.record(z.string(), z.string()).optional().describe("Names by BCP 47 language tag"),
  aliases: z.array(z.string()).optional(),
  description: z.string().optional(),
  wikidata: z
    .string()
    .regex(/^Q[1-9]\d*$/)
    .optional(),
};
const identifiers = {
  identifiers: z
    .record(z.string(), z.array(z.string()))
    .optional()
    .describe("Values by scheme: bic, lei, tax, registration, ofac"),
};
const source = {
  title: z.string(),
  publisher: z.string().nullable().describe("null: not established"),
  url: z.url().nullable(),
  published: edtfDate.nullable(),
  retrieved: edtfDate.nullable(),
  licence: z.string().nullable(),
  commercialUse: z.boolean().nullable(),
  note: z.string().optional(),
};

/** A figure inside a claim. */
export const claimFigureSchema = z.strictObject({
  measure: z.string().describe("What is counted, such as growth of exports"),
  value: z.number(),
  unit: z.string(),
  bound: z.enum(["exact", "lower", "upper", "approximate"]),
  period: z.string().optional(),
});

export interface NodeTypeRow {
  base: BaseType;
  /** The type this one refines; a subtype is allowed wherever its base is. */
  refines?: string;
  label: string;
  plural: string;
  description: string;
  /** Prefix of `prefix:term` searches. */
  searchPrefix: string;
  colour: { light: string; dark: string };
  /** A shape that the canvas can draw; colour is never the only sign. */
  shape: string;
  icon: string;
  properties: z.ZodObject;
}

const person = z.strictObject({ ...names, ...identifiers, role: z.string().optional() });
const organization = z.strictObject({
  ...names,
  ...identifiers,
  kind: z
    .enum([
      "company",
      "bank",
      "government",
      "ministry",
      "agency",
      "party",
      "think tank",
      "university",
      "military",
      "international organization",
      "media",
      "unnamed",
      "other",
    ])
    .optional(),
});
const craft = z.strictObject({ ...names, ...identifiers, flag: z.string().optional(), kind: z.string().optional() });
const sourceProperties = z.strictObject(source);

export const nodeTypes = {
  Country: {
    base: "country",
    label: "Country",
    plural: "Countries",
    searchPrefix: "country",
    icon: "flag",
    shape: "round-rectangle",
    description: "A country, a territory, or an aggregate that reports as one economy",
    colour: { light: "#1f5f99", dark: "#6db3f2" },
    properties: z.strictObject({
      ...names,
      kind: z.enum(["country", "territory", "aggregate"]),
      iso2: z.string().length(2).optional(),
      iso3: z.string().length(3).optional(),
      unCode: z.string().optional().describe("UN M49 code, three digits"),
      comtradeCode: z.string().optional().describe("UN Comtrade area code where it differs from M49"),
      region: z.string().optional(),
      capital: z.string().optional(),
      latitude: z.number().optional(),
      longitude: z.number().optional(),
      members: z
        .array(z.string())
        .optional()
        .describe("Country keys that an aggregate stands for; never summed with it"),
    }),
  },
  Person: {
    base: "person",
    label: "Person",
    plural: "Persons",
    searchPrefix: "person",
    icon: "user",
    shape: "ellipse",
    description: "A person in a public role",
    colour: { light: "#0f766e", dark: "#5eead4" },
    properties: person,
  },
  Official: {
    base: "person",
    refines: "Person",
    label: "Official",
    plural: "Officials",
    searchPrefix: "official",
    icon: "user-star",
    shape: "ellipse",
    description: "A person who holds or held an office",
    colour: { light: "#0e6f5c", dark: "#34d399" },
    properties: person,
  },
  Organization: {
    base: "organization",
    label: "Organization",
    plural: "Organizations",
    searchPrefix: "organization",
    icon: "building",
    shape: "hexagon",
    description: "A company, ministry, agency, party, university or other body",
    colour: { light: "#6d4aa8", dark: "#c4b5fd" },
    properties: organization,
  },
  Bank: {
    base: "organization",
    refines: "Organization",
    label: "Bank",
    plural: "Banks",
    searchPrefix: "bank",
    icon: "building-bank",
    shape: "octagon",
    description: "A bank or other credit institution",
    colour: { light: "#85489f", dark: "#e0aaff" },
    properties: organization,
  },
  Vessel: {
    base: "vessel",
    label: "Vessel",
    plural: "Vessels",
    searchPrefix: "vessel",
    icon: "ship",
    shape: "barrel",
    description: "A ship",
    colour: { light: "#155e75", dark: "#67e8f9" },
    properties: craft,
  },
  Aircraft: {
    base: "aircraft",
    label: "Aircraft",
    plural: "Aircraft",
    searchPrefix: "aircraft",
    icon: "plane",
    shape: "rhomboid",
    description: "An aircraft",
    colour: { light: "#3f6212", dark: "#bef264" },
    properties: craft,
  },
  Commodity: {
    base: "commodity",
    label: "Commodity",
    plural: "Commodities",
    searchPrefix: "commodity",
    icon: "package",
    shape: "cut-rectangle",
    description: "A code of the Harmonized System: chapter, heading or subheading, or all goods",
    colour: { light: "#92540b", dark: "#fbbf24" },
    properties: z.strictObject({
      ...names,
      hs: z.string(),
      level: z.union([z.literal(0), z.literal(2), z.literal(4), z.literal(6)]),
      edition: z.enum([...hsEditions, "national"]).optional(),
      chplTier: z.enum(chplTiers).optional().describe("Tier on the Common High Priority List"),
      chplListed: edtfDate.optional().describe("Date the code was put on the list, where known"),
      chplEdition: edtfDate.optional(),
    }),
  },
  CommodityRoute: {
    base: "route",
    label: "Commodity route",
    plural: "Commodity routes",
    searchPrefix: "route",
    icon: "route",
    shape: "tag",
    description: "One commodity from an exporter to an importer",
    colour: { light: "#9a3f12", dark: "#fdba74" },
    properties: z.strictObject({ exporter: z.string(), importer: z.string(), hs: z.string() }),
  },
  Event: {
    base: "event",
    label: "Event",
    plural: "Events",
    searchPrefix: "event",
    icon: "calendar-event",
    shape: "diamond",
    description: "A meeting, call, statement, sanctions action, agreement or talks",
    colour: { light: "#9d3a63", dark: "#f9a8d4" },
    properties: z.strictObject({
      ...names,
      kind: z.enum(["meeting", "call", "statement", "sanctions action", "agreement", "talks", "other"]),
      date: edtfDate,
      place: z.string().optional(),
    }),
  },
  Claim: {
    base: "claim",
    label: "Claim",
    plural: "Claims",
    searchPrefix: "claim",
    icon: "message-2",
    shape: "round-octagon",
    description: "One paraphrased assertion: who makes it, where it is stated, who disputes it",
    colour: { light: "#4b5563", dark: "#d1d5db" },
    properties: z.strictObject({
      ...names,
      kind: z
        .enum(["assertion", "caveat", "reporting-gap"])
        .describe("A caveat or reporting gap is shown on every leg and hub that it concerns"),
      text: z.string().describe("Paraphrase; the source's own words stay at the source"),
      date: edtfDate.nullable(),
      secondHand: z.boolean().describe("Known only through a source that reports it"),
      secondHandNote: z.string().optional(),
      figures: z.array(claimFigureSchema).optional(),
      validFrom: edtfDate.optional(),
      validTo: edtfDate.optional(),
      sides: z
        .array(z.enum(["exporter", "importer"]))
        .optional()
        .describe("For a reporting gap: on which side the concerned country does not report"),
      betweenMembers: z
        .boolean()
        .optional()
        .describe("For a caveat that concerns an aggregate: only on legs between two of its members"),
    }),
  },
  Source: {
    base: "source",
    label: "Source",
    plural: "Sources",
    searchPrefix: "source",
    icon: "book",
    shape: "rectangle",
    description: "A document that something rests on",
    colour: { light: "#57534e", dark: "#c9c2b8" },
    properties: sourceProperties,
  },
  Dataset: {
    base: "source",
    refines: "Source",
    label: "Dataset",
    plural: "Datasets",
    searchPrefix: "dataset",
    icon: "database",
    shape: "rectangle",
    description: "A source that delivers rows",
    colour: { light: "#44403c", dark: "#e7e0d6" },
    properties: z.strictObject({
      ...source,
      edition: z.string().nullable(),
      coverage: z
        .string()
        .nullable()
        .describe("Declared coverage in words; the exact blocks are kept beside the series"),
      synthetic: z.boolean().optional().describe("Generated for a benchmark; marked wherever it shows"),
    }),
  },
} as const satisfies Record<string, NodeTypeRow>;

export type NodeType = keyof typeof nodeTypes;
export const nodeTypeNames = Object.keys(nodeTypes) as [NodeType, ...NodeType[]];

/** The type itself and, for a subtype, the type it refines; the labels that Neo4j carries. */
export function typeWithBases(type: NodeType): NodeType[] {
  const row: NodeTypeRow = nodeTypes[type];
  return row.refines === undefined ? [type] : [type, row.refines as NodeType];
}

/** Whether a node of type `type` may stand where `wanted` is asked for. */
export function isTypeWithin(type: NodeType, wanted: NodeType): boolean {
  return typeWithBases(type).includes(wanted);
}
