/** Reads the reporter and partner texts of a mapped table, each text once. */
import { findAreaByName, findEconomy, noEconomy, type Area, type Economy } from "../areas/areas.ts";
import type { AreaColumn, PartnerColumn } from "./table-mapping.ts";

const rememberedTexts = 10_000;

function findArea(text: string, as: AreaColumn["as"]): Area | undefined {
  return as === "keys" ? findEconomy(text) : findAreaByName(text);
}

function findMapped(text: string, mapping: PartnerColumn): Area | undefined {
  const kind = mapping.unallocated?.[text];
  if (kind !== undefined) return noEconomy(kind);
  const key = mapping.economies?.[text];
  if (key !== undefined) return findEconomy(key);
  return findArea(text, mapping.as) ?? findByPrefix(text, mapping);
}

function findByPrefix(text: string, mapping: PartnerColumn): Area | undefined {
  const prefixes = Object.entries(mapping.unallocatedPrefixes ?? {});
  const found = prefixes.find(([prefix]) => text.startsWith(prefix) && /\d/.test(text));
  return found === undefined ? undefined : noEconomy(found[1]);
}

/** A reader of one column that remembers what its texts mean. */
export function createPartnerReader(mapping: PartnerColumn): (text: string) => Area | undefined {
  const known = new Map<string, Area>();
  return (text) => {
    const area = known.get(text) ?? findMapped(text.trim(), mapping);
    if (area !== undefined && known.size < rememberedTexts) known.set(text, area);
    return area;
  };
}

export function findReporter(text: string, as: AreaColumn["as"]): Economy | undefined {
  const area = findArea(text.trim(), as);
  return area?.kind === "economy" ? area : undefined;
}
