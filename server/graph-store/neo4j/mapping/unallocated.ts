/** Amounts that belong to no partner country, and blocks of coverage, as the store's own nodes hold them. */
import { hash } from "node:crypto";
import type { UnallocatedAmount } from "#graph-schema/trade-series.ts";
import { integer } from "../database/database.ts";

/** The fields of an UnallocatedAmount as a map projection of a meta node takes them. */
export const unallocatedFields =
  ".dataset, .reporter, .flow, .frequency, .edition, .hs, .period, .kind, .partnerText, .value, .rows";

/** The same for two amounts of one cell, whatever they say of it. */
export function amountKey(amount: UnallocatedAmount): string {
  const { dataset, reporter, flow, frequency, edition, hs, period, kind, partnerText } = amount;
  return JSON.stringify([dataset, reporter, flow, frequency, edition, hs, period, kind, partnerText]);
}

/** All properties of the meta node of an amount; layer 0: imports, 1: seeds. */
export function toUnallocatedProperties(amount: UnallocatedAmount, layer: 0 | 1): Record<string, unknown> {
  const key = `unallocated|${layer}|${hash("sha256", amountKey(amount))}`;
  return { ...amount, period: integer(amount.period), record: "unallocated", layer: integer(layer), key };
}

/** All properties of the meta node of a block, given as canonical JSON, that a contributor brought. */
export function toCoverageProperties(contributor: string, block: string): Record<string, unknown> {
  return { record: "coverage", contributor, block, key: `coverage|${contributor}|${hash("sha256", block)}` };
}
