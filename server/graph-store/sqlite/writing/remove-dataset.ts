import type { DatasetRemoval } from "#graph-schema/contract/statistics.ts";
import { seedsContributor } from "../../merge-statements.ts";
import type { Database } from "../database/database.ts";
import { readDataVersion, readStatistics } from "../reading/statistics.ts";
import type { AbortCheck } from "../threads/messages.ts";
import { Changes } from "./changes.ts";
import { finishChanges } from "./commit-import.ts";
import { mergeNodes, mergeRelationships, removeUnspokenNodes } from "./merge-elements.ts";
import type { Commit } from "./put-nodes.ts";
import { findSpeaker } from "./speaker.ts";
import { removeBareRoutes, takeBackAll } from "./take-back.ts";

/** Takes back all that imports into a dataset brought; undefined when there were none. */
export function removeDataset(
  database: Database,
  id: string,
  checkAbort: AbortCheck,
  elsewhere?: ReadonlyMap<number, number>,
): DatasetRemoval | undefined {
  return database.transaction("BEGIN IMMEDIATE", () => {
    const speaker = id === seedsContributor ? undefined : findSpeaker(database, id);
    if (!speaker) return undefined;
    const before = readStatistics(database);
    const changes = new Changes(elsewhere);
    const commit: Commit = { database, changes, speaker, spokenOf: new Set(), isCopy: false };
    removeBareRoutes(commit, takeBackAll(commit, checkAbort));
    mergeRelationships(database, changes);
    mergeNodes(database, changes);
    removeUnspokenNodes(database, changes);
    database.run("DELETE FROM contributor WHERE key = ?", speaker.key);
    changes.touched = true;
    finishChanges(database, changes);
    database.run("DELETE FROM digest WHERE scope = ? AND (a, b, c, d) = (0, 0, 0, 0)", id);
    return { removed: difference(before, readStatistics(database)), dataVersion: readDataVersion(database) };
  });
}

type Statistics = ReturnType<typeof readStatistics>;

function difference(before: Statistics, after: Statistics): DatasetRemoval["removed"] {
  const series = (statistics: Statistics) => statistics.relationships.byType["REPORTED_IN"] ?? 0;
  return {
    series: series(before) - series(after),
    observations: before.observations - after.observations,
    nodes: before.nodes.total - after.nodes.total,
    relationships: before.relationships.total - after.relationships.total,
  };
}
