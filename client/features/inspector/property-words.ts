/** Properties of nodes and relationships as people read them. Nothing is dropped: what has no words of its own is shown by name. */
import { hsLevel } from "#graph-schema/hs-code.ts";
import { formatDate } from "../../format/date.ts";

export interface PropertyRow {
  name: string;
  values: string[];
  /** Set where the value is an address to open. */
  address?: string;
}

const words: Record<string, string> = {
  iso2: "ISO 3166-1 alpha-2",
  iso3: "ISO 3166-1 alpha-3",
  unCode: "UN M49 code",
  comtradeCode: "UN Comtrade area code",
  chplTier: "Common High Priority List tier",
  chplListed: "On the list since",
  chplEdition: "Edition of the list",
  hs: "HS code",
  edition: "Edition",
  commercialUse: "Commercial use",
  secondHand: "Second-hand",
  secondHandNote: "On the source",
  url: "Address",
  validFrom: "Holds from",
  validTo: "Holds to",
  listEdition: "Edition of the list",
  wikidata: "Wikidata",
};

/** Shown elsewhere in the inspector, or meaningless to read. */
const shownElsewhere = new Set(["names", "text", "figures", "latitude", "longitude"]);
const dates = new Set(["date", "published", "retrieved", "chplListed", "chplEdition", "validFrom", "validTo"]);
const levels: Record<number, string> = { 0: "all goods", 2: "chapter", 4: "heading", 6: "subheading" };

/** `commercialUse` → `Commercial use`. */
export function propertyName(name: string): string {
  const spaced = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words[name] ?? spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function valueWords(name: string, value: unknown): string {
  if (name === "commercialUse") return value === true ? "allowed" : value === false ? "not allowed" : "not stated";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (dates.has(name) && typeof value === "string") return formatDate(value);
  if (name === "level" && typeof value === "number") return levels[value] ?? String(value);
  if (name === "level" && typeof value === "string") return levels[hsLevel(value)] ?? value;
  return typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value);
}

const unknownWords: Record<string, string> = {
  publisher: "not established",
  licence: "not stated",
  commercialUse: "not stated",
};

function propertyRow(name: string, value: unknown): PropertyRow {
  if (value === null) return { name: propertyName(name), values: [unknownWords[name] ?? "not known"] };
  if (Array.isArray(value)) return { name: propertyName(name), values: value.map((item) => valueWords(name, item)) };
  if (typeof value === "object") {
    const pairs = Object.entries(value as Record<string, unknown>);
    return { name: propertyName(name), values: pairs.map(([key, item]) => `${key}: ${listWords(item)}`) };
  }
  const isAddress = typeof value === "string" && /^https?:\/\//.test(value);
  return { name: propertyName(name), values: [valueWords(name, value)], ...(isAddress && { address: value }) };
}

function listWords(value: unknown): string {
  return Array.isArray(value) ? value.map((item) => valueWords("", item)).join(", ") : valueWords("", value);
}

/** Rows in the order of `order` (a type's own), then of the properties; empty lists are left out, null says what is not known. */
export function propertyRows(
  properties: Readonly<Record<string, unknown>>,
  order: readonly string[] = [],
): PropertyRow[] {
  const names = new Set([...order, ...Object.keys(properties)]);
  return [...names]
    .filter((name) => !shownElsewhere.has(name) && properties[name] !== undefined)
    .map((name) => propertyRow(name, properties[name]))
    .filter((row) => row.values.length > 0);
}

/** Names by language, the label itself left out: `ru: Киргизия`. */
export function otherNames(properties: Readonly<Record<string, unknown>>, label: string): string[] {
  const names = properties["names"];
  if (typeof names !== "object" || names === null) return [];
  return Object.entries(names as Record<string, unknown>)
    .filter(([, name]) => name !== label)
    .map(([language, name]) => `${language}: ${String(name)}`);
}
