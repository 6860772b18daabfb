/** Which codes exist in which HS edition, and whether a code means the same in two editions. */
import { hsLevel, type HsEdition } from "#graph-schema/hs-code.ts";
import { createdIn2022, rescopedIn2022 } from "./hs-2022-changes.ts";
import { hs2022Subheadings } from "./hs-2022.ts";

const subheadings2022 = new Set(hs2022Subheadings);
const headings2022 = new Set(hs2022Subheadings.map((code) => code.slice(0, 4)));
const created = new Set(createdIn2022);
const rescoped = new Set(rescopedIn2022);

function existsIn2022(code: string): boolean {
  const level = hsLevel(code);
  return level === 6 ? subheadings2022.has(code) : level === 4 ? headings2022.has(code) : true;
}

/** A subheading of a heading that was created then was created then too. */
function wasCreatedIn2022(code: string): boolean {
  return created.has(code) || created.has(code.slice(0, 4));
}

/** False only where the code is known not to exist in the edition: there an absent row means nothing. */
export function isValidInEdition(code: string, edition: HsEdition): boolean {
  if (edition === "national") return true;
  return edition === "2022" ? existsIn2022(code) : !wasCreatedIn2022(code);
}

/**
 * Whether figures of a code in two editions may be compared. Between 2017 and 2022 by the codes known to have changed;
 * for other pairs, and against a national nomenclature, no table is held, so the answer is no. Chapters and all goods
 * keep their meaning.
 */
export function isComparableAcross(code: string, left: HsEdition, right: HsEdition): boolean {
  if (left === right) return true;
  if (left === "national" || right === "national") return false;
  if (hsLevel(code) <= 2) return true;
  const pair = [left, right].toSorted().join();
  return pair === "2017,2022" && existsIn2022(code) && !wasCreatedIn2022(code) && !rescoped.has(code);
}

/** Whether an edition's change of 2022 made or ended the code; such a code is unknown on the other side of it. */
export function changeOf2022(code: string): "created" | "closed" | undefined {
  if (wasCreatedIn2022(code)) return "created";
  return existsIn2022(code) ? undefined : "closed";
}

/**
 * Whether the subheadings of HS 2022 are those of the edition too, so that a complete set of them makes the whole:
 * known for HS 2022, and for 2017 and national tables where nothing was created below `code` in 2022.
 */
export function isNomenclatureOf(code: string, edition: HsEdition): boolean {
  if (edition === "2022") return true;
  if (edition !== "2017" && edition !== "national") return false;
  return ![...createdIn2022, ...rescopedIn2022].some((changed) => changed.startsWith(code));
}
