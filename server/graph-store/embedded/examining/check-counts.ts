import { describeCorrections, type Finding } from "../../finding.ts";
import type { Database } from "../../sqlite/database/database.ts";
import { findCorrections } from "../../sqlite/reading/count-anew.ts";

/** Holds what the store counted while writing against what is there. */
export function checkCounts(database: Database): Finding {
  const differences = database.transaction("BEGIN", () => findCorrections(database));
  if (differences.length === 0) {
    return { about: "counts", level: "ok", text: "The store's counts are those of what it holds." };
  }
  return {
    about: "counts",
    level: "error",
    text: "The store's counts are not those of what it holds, as when its file was changed by another program.",
    advice: "entrepot refresh counts anew. Import again what was changed by hand: nobody's statements account for it.",
    details: describeCorrections(differences),
  };
}
