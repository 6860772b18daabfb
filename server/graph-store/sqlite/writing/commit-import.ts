import { randomUUID } from "node:crypto";
import type { Rejection } from "#graph-schema/contract/import.ts";
import type { ImportOutcome, ImportReceipt } from "../../graph-store.ts";
import { writeReceipt } from "../../import-receipt.ts";
import { GraphStoreError } from "../../graph-store-error.ts";
import type { Database } from "../database/database.ts";
import { readDataVersion } from "../reading/statistics.ts";
import type { StagingSession } from "../staging/staging-session.ts";
import type { AbortCheck } from "../threads/messages.ts";
import { Changes } from "./changes.ts";
import { commitCells } from "./commit-cells.ts";
import { commitCoverage, commitUnallocated } from "./commit-coverage.ts";
import { commitNodes, commitRelationships } from "./commit-elements.ts";
import { mergeNodes, mergeRelationships, removeUnspokenNodes } from "./merge-elements.ts";
import type { Commit } from "./put-nodes.ts";
import { ensureSpeaker } from "./speaker.ts";
import { removeBareRoutes, takeBackAll } from "./take-back.ts";
import { updateRanks } from "./update-ranks.ts";
import { putDocument } from "./write-documents.ts";

export interface CommitSurroundings {
  /** By key, how many relationships elements have that stand in another store. */
  elsewhere?: ReadonlyMap<number, number>;
  receipt?: ImportReceipt | undefined;
}

/** Writes everything that was staged in one transaction; readers see the old state until it ends. */
export function commitImport(
  database: Database,
  session: StagingSession,
  checkAbort: AbortCheck,
  { elsewhere, receipt }: CommitSurroundings = {},
): ImportOutcome {
  session.finishCells();
  return database.transaction("BEGIN IMMEDIATE", () => {
    const changes = new Changes(elsewhere);
    const speaker = ensureSpeaker(database, session.options.contributor);
    const isCopy = session.options.copied === true;
    const commit: Commit = { database, changes, speaker, spokenOf: new Set(), isCopy };
    const routes = session.options.replaces === true ? takeBackForComparison(commit, checkAbort) : new Set<number>();
    commitNodes(commit, session.database, checkAbort);
    mergeNodes(database, changes);
    commitCells(commit, session, checkAbort);
    removeBareRoutes(commit, routes);
    mergeNodes(database, changes);
    removeUnspokenNodes(database, changes);
    commitRelationships(commit, session.database, checkAbort);
    mergeRelationships(database, changes);
    commitCoverage(commit, session.database);
    commitUnallocated(commit, session.database, checkAbort);
    finishChanges(database, changes);
    const rejections = changes.rejections.toSorted((a, b) => a.line - b.line);
    refuseWhenStrict(session, rejections);
    const { changed, unchanged } = changes;
    const outcome = { changed, unchanged, rejections, dataVersion: readDataVersion(database) };
    if (receipt) putReceipt(database, receipt, outcome);
    return outcome;
  });
}

function putReceipt(database: Database, receipt: ImportReceipt, outcome: ImportOutcome): void {
  const { kind, id, expected } = receipt;
  putDocument(database, { kind, id, text: writeReceipt(receipt, outcome) }, expected);
}

/** Writes counts, digests and ranks, and moves the data version when readers see something else now. */
export function finishChanges(database: Database, changes: Changes): void {
  changes.writeCounts(database);
  changes.writeDigests(database);
  updateRanks(database, changes);
  if (changes.hasOtherContent) setDataVersion(database);
}

function takeBackForComparison(commit: Commit, checkAbort: AbortCheck): Set<number> {
  commit.changes.saidBefore = { statements: new Map(), cells: new Map() };
  return takeBackAll(commit, checkAbort);
}

export function setDataVersion(database: Database): void {
  const sql = `INSERT INTO meta (name, value) VALUES ('data-version', ?1) ON CONFLICT DO UPDATE SET value = ?1`;
  database.run(sql, randomUUID());
}

function refuseWhenStrict(session: StagingSession, rejections: readonly Rejection[]): void {
  const [first] = rejections;
  if (session.options.strict !== true || !first) return;
  throw new GraphStoreError(
    "rejected",
    `Nothing was imported: ${rejections.length} rows were rejected, the first at line ${first.line}: ${first.reason}`,
  );
}
