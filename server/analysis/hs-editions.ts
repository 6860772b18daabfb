/** HS editions as numbers, in the order of their years; `national` comes last. */
import { hsEditions, type HsEdition } from "#graph-schema/hs-code.ts";

export const editionNames: readonly HsEdition[] = [...hsEditions, "national"];
export const nationalEdition = editionNames.indexOf("national");

export function editionNumber(edition: HsEdition): number {
  return editionNames.indexOf(edition);
}
