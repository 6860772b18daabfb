/**
 * The economies and other areas that trade files name, from two tables: `comtrade-areas.csv` (UN Comtrade's
 * area codes) and `area-names.csv` (names that other publishers use). 490, "Other Asia, nes", is Taiwan.
 */
import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { unallocatedKinds, type UnallocatedKind } from "#graph-schema/trade-series.ts";

/** An economy that trades: a country, a territory, an area that no longer exists, or an aggregate that reports as one. */
export interface Economy {
  kind: "economy";
  /** Country key, such as KGZ. */
  key: string;
  /** Small and unique for each key. */
  index: number;
}

/** Where a file books amounts that belong to no economy. */
export interface NoEconomy {
  kind: UnallocatedKind;
}

export type Area = Economy | NoEconomy;

/** What the Country node of an economy needs that a store does not hold from the start. */
export interface EconomyDescription {
  key: string;
  label: string;
  kind: "country" | "territory" | "aggregate";
  comtradeCode: string;
  /** The day it ceased to be, for an area of the past. */
  until: string | undefined;
  members: string[];
}

function readTable(name: string): Record<string, string>[] {
  const text = readFileSync(new URL(name, import.meta.url), "utf8");
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const fault = errors[0];
  if (fault !== undefined) throw new Error(`${name} row ${fault.row}: ${fault.message}`);
  return data;
}

const economies = new Map<string, Economy>();
const noEconomies = new Map<string, NoEconomy>(unallocatedKinds.map((kind) => [kind, { kind }]));
const byCode = new Map<string, Area>();
const byName = new Map<string, Area>();
const descriptions = new Map<string, EconomyDescription>();

function internEconomy(key: string): Economy {
  const known = economies.get(key);
  if (known !== undefined) return known;
  const economy: Economy = { kind: "economy", key, index: economies.size };
  economies.set(key, economy);
  return economy;
}

function describe(row: Record<string, string>): EconomyDescription {
  const kind = row["kind"];
  return {
    key: row["key"] ?? "",
    label: row["label"] ?? "",
    kind: kind === "aggregate" || kind === "territory" ? kind : "country",
    comtradeCode: row["code"] ?? "",
    until: row["until"] === "" ? undefined : row["until"],
    members: (row["members"] ?? "").split(" ").filter((member) => member !== ""),
  };
}

/** Publishers write Côte d'Ivoire with a straight or a curved apostrophe. */
function nameOf(text: string): string {
  return text.trim().toLowerCase().replaceAll("’", "'");
}

function readCode(row: Record<string, string>): void {
  const { code = "", key = "", kind = "", label = "" } = row;
  const area = key === "" ? noEconomies.get(kind) : internEconomy(key);
  if (area === undefined) throw new Error(`comtrade-areas.csv: ${code} has the unknown kind ${kind}`);
  byCode.set(code, area);
  if (!byName.has(nameOf(label))) byName.set(nameOf(label), area);
  if (key !== "" && kind !== "held") descriptions.set(key, describe(row));
}

for (const row of readTable("comtrade-areas.csv")) readCode(row);
for (const { name = "", key = "" } of readTable("area-names.csv")) byName.set(nameOf(name), internEconomy(key));

/** By UN Comtrade area code, with or without leading zeros; undefined when there is no such code. */
export function findAreaByCode(text: string): Area | undefined {
  const known = byCode.get(text);
  if (known !== undefined) return known;
  const code = text.trim();
  return /^\d{1,5}$/.test(code) ? byCode.get(String(Number(code))) : undefined;
}

/** By the English name that UN Comtrade or another publisher uses; case does not matter. */
export function findAreaByName(text: string): Area | undefined {
  return byName.get(nameOf(text));
}

/** By country key, which for a country is its ISO 3166-1 alpha-3 code. */
export function findEconomy(key: string): Economy | undefined {
  return economies.get(key.trim());
}

export function noEconomy(kind: UnallocatedKind): NoEconomy {
  return { kind };
}

/** Undefined for the economies that every store holds. */
export function describeEconomy(key: string): EconomyDescription | undefined {
  return descriptions.get(key);
}
