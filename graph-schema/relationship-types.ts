/** Relationship types as a table. A subtype is allowed wherever its base is named; every relationship carries evidence. */
import { z } from "zod";
import type { NodeType } from "./node-types.ts";
import { seriesIdentity } from "./trade-series.ts";

export interface RelationshipTypeRow {
  label: string;
  /** How it reads from the end node's side. */
  inverseLabel: string;
  description: string;
  starts: readonly NodeType[] | "any";
  ends: readonly NodeType[] | "any";
  dated: boolean;
  /** Properties (or `from`) that are part of the relationship's id. */
  identity: readonly string[];
  colour: { light: string; dark: string };
  line: "solid" | "dashed" | "dotted";
  properties: z.ZodObject;
}

const none = z.strictObject({});
const noted = z.strictObject({ note: z.string().optional() });
const grey = { light: "#6b7280", dark: "#9ca3af" };
const trade = { light: "#b45309", dark: "#f59e0b" };
const people = { light: "#0f766e", dark: "#5eead4" };
const evidence = { light: "#4f46e5", dark: "#a5b4fc" };
const finance = { light: "#85489f", dark: "#e0aaff" };

export const relationshipTypes = {
  SHIPS: { label: "ships", inverseLabel: "shipped by", description: "The exporting economy of a route", starts: ["Country"], ends: ["CommodityRoute"], dated: false, identity: [], colour: trade, line: "solid", properties: none },
  ARRIVES_IN: { label: "arrives in", inverseLabel: "receives", description: "The importing economy of a route", starts: ["CommodityRoute"], ends: ["Country"], dated: false, identity: [], colour: trade, line: "solid", properties: none },
  CARRIES: { label: "carries", inverseLabel: "carried by", description: "The commodity of a route", starts: ["CommodityRoute"], ends: ["Commodity"], dated: false, identity: [], colour: trade, line: "dotted", properties: none },
  REPORTED_IN: {
    label: "reported in", inverseLabel: "reports", description: "One series of declared figures", starts: ["CommodityRoute"], ends: ["Dataset"], dated: false, identity: seriesIdentity, colour: trade, line: "dashed",
    properties: z.strictObject({
      side: z.string(), flow: z.string(), frequency: z.string(), edition: z.string(), valuation: z.string(), basis: z.string(),
      reportedUnit: z.string(), periods: z.array(z.string()), values: z.array(z.number().nullable()), reportedValues: z.array(z.number().nullable()),
      kilograms: z.array(z.number().nullable()), status: z.array(z.string()), rows: z.array(z.string()),
    }),
  },
  PART_OF: { label: "part of", inverseLabel: "comprises", description: "A code within a coarser one, a body within another", starts: ["Commodity", "Organization"], ends: ["Commodity", "Organization"], dated: true, identity: [], colour: grey, line: "solid", properties: noted },
  HOLDS_OFFICE: { label: "holds office", inverseLabel: "office held by", description: "An office with its dates", starts: ["Person"], ends: ["Country", "Organization"], dated: true, identity: ["title", "from"], colour: people, line: "solid", properties: z.strictObject({ title: z.string(), note: z.string().optional() }) },
  CITIZEN_OF: { label: "citizen of", inverseLabel: "has citizen", description: "Citizenship", starts: ["Person"], ends: ["Country"], dated: true, identity: [], colour: people, line: "dotted", properties: noted },
  EMPLOYED_BY: { label: "employed by", inverseLabel: "employs", description: "Employment or affiliation", starts: ["Person"], ends: ["Organization", "Country"], dated: true, identity: ["title"], colour: people, line: "solid", properties: z.strictObject({ title: z.string().optional(), note: z.string().optional() }) },
  PARTICIPATED_IN: { label: "took part in", inverseLabel: "attended by", description: "Taking part in an event", starts: ["Person", "Organization", "Country"], ends: ["Event"], dated: false, identity: [], colour: people, line: "solid", properties: z.strictObject({ role: z.string().optional(), note: z.string().optional() }) },
  HELD_IN: { label: "held in", inverseLabel: "hosted", description: "Where an event took place", starts: ["Event"], ends: ["Country"], dated: false, identity: [], colour: grey, line: "solid", properties: z.strictObject({ place: z.string().optional() }) },
  CONCERNS: { label: "concerns", inverseLabel: "subject of", description: "What an event or claim is about", starts: ["Event", "Claim"], ends: "any", dated: false, identity: [], colour: evidence, line: "solid", properties: noted },
  ASSERTED_BY: { label: "asserted by", inverseLabel: "asserts", description: "Who makes a claim", starts: ["Claim"], ends: ["Person", "Organization", "Country"], dated: false, identity: [], colour: evidence, line: "solid", properties: noted },
  STATED_IN: { label: "stated in", inverseLabel: "states", description: "Where a claim can be read", starts: ["Claim"], ends: ["Source"], dated: false, identity: [], colour: evidence, line: "dotted", properties: noted },
  DISPUTES: { label: "disputes", inverseLabel: "disputed by", description: "A claim that stands against another", starts: ["Claim"], ends: ["Claim"], dated: false, identity: [], colour: { light: "#9d174d", dark: "#f9a8d4" }, line: "dashed", properties: noted },
  SUPPORTS: { label: "supports", inverseLabel: "supported by", description: "A claim that backs another", starts: ["Claim"], ends: ["Claim"], dated: false, identity: [], colour: evidence, line: "dashed", properties: noted },
  SANCTIONS: { label: "sanctions", inverseLabel: "sanctioned by", description: "A designation by an authority under a programme", starts: ["Country", "Organization"], ends: "any", dated: true, identity: ["programme", "date"], colour: grey, line: "dashed", properties: z.strictObject({ authority: z.string(), programme: z.string(), date: z.string(), listEdition: z.string(), kind: z.enum(["designation", "delisting", "suspension", "sectoral"]).optional(), note: z.string().optional() }) },
  LISTED_IN: { label: "listed in", inverseLabel: "lists", description: "Stands in a dataset; implies nothing more", starts: "any", ends: ["Dataset"], dated: true, identity: [], colour: grey, line: "dotted", properties: z.strictObject({ programme: z.string().optional(), note: z.string().optional() }) },
  HEADQUARTERED_IN: { label: "headquartered in", inverseLabel: "seat of", description: "Seat", starts: ["Organization"], ends: ["Country"], dated: true, identity: [], colour: grey, line: "dotted", properties: noted },
  OWNS: { label: "owns", inverseLabel: "owned by", description: "Ownership", starts: ["Person", "Organization", "Country"], ends: ["Organization", "Vessel", "Aircraft"], dated: true, identity: ["from"], colour: finance, line: "solid", properties: z.strictObject({ share: z.string().optional(), note: z.string().optional() }) },
  CONTROLS: { label: "controls", inverseLabel: "controlled by", description: "Control without stated ownership", starts: ["Person", "Organization", "Country"], ends: ["Organization", "Vessel", "Aircraft"], dated: true, identity: ["from"], colour: finance, line: "solid", properties: noted },
  FINANCES: { label: "finances", inverseLabel: "financed by", description: "Finance, as a claim or source states it", starts: ["Bank"], ends: ["CommodityRoute", "Organization"], dated: true, identity: ["from"], colour: finance, line: "dashed", properties: noted },
  CORRESPONDENT_OF: { label: "correspondent of", inverseLabel: "correspondent of", description: "Correspondent banking", starts: ["Bank"], ends: ["Bank"], dated: true, identity: ["from"], colour: finance, line: "solid", properties: noted },
  SUSPENDED_TIES_WITH: { label: "suspended ties with", inverseLabel: "ties suspended by", description: "A bank that stopped serving another bank or a country's banks", starts: ["Bank"], ends: ["Bank", "Country"], dated: true, identity: ["from"], colour: finance, line: "dashed", properties: noted },
  MEMBER_OF: { label: "member of", inverseLabel: "has member", description: "Membership of a union or organisation", starts: ["Country"], ends: ["Organization"], dated: true, identity: ["from"], colour: grey, line: "solid", properties: z.strictObject({ status: z.string().optional(), note: z.string().optional() }) },
  BORDERS: { label: "borders", inverseLabel: "borders", description: "Land border; stored once, from the alphabetically first", starts: ["Country"], ends: ["Country"], dated: false, identity: [], colour: grey, line: "dotted", properties: noted },
  SAME_AS: { label: "same as", inverseLabel: "same as", description: "Two ids of one thing", starts: "any", ends: "any", dated: false, identity: [], colour: grey, line: "dotted", properties: noted },
} as const satisfies Record<string, RelationshipTypeRow>;

export type RelationshipType = keyof typeof relationshipTypes;
export const relationshipTypeNames = Object.keys(relationshipTypes) as [RelationshipType, ...RelationshipType[]];

/** Relationships that a store derives from a route or a series instead of storing them one by one. */
export const derivedRelationshipTypes = ["SHIPS", "ARRIVES_IN", "CARRIES", "REPORTED_IN"] as const satisfies RelationshipType[];
