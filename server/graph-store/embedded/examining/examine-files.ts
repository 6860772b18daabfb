/** The folder of an embedded store: sizes, room on the disk, who writes, and what was left over. */
import { existsSync, readdirSync, statfsSync, statSync } from "node:fs";
import type { Finding } from "../../finding.ts";
import { GraphStoreError } from "../../graph-store-error.ts";
import { databasePath } from "../../sqlite/database/open-database.ts";
import { lockPath, takeWriterLock } from "../../sqlite/database/writer-lock.ts";
import { isStagingFile } from "../../sqlite/staging/staging-session.ts";

const mebibyte = 1024 * 1024;
const megabytes = (bytes: number) => `${Math.ceil(bytes / mebibyte).toLocaleString("en")} MB`;

function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0;
}

function examineRoom(folder: string): Finding {
  const size = sizeOf(databasePath(folder));
  const log = sizeOf(`${databasePath(folder)}-wal`);
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const text = `${megabytes(size)} of data and ${megabytes(log)} of log in ${folder}; ${megabytes(free)} are free on its disk.`;
  if (free >= size) return { about: "room", level: "ok", text };
  const advice =
    "Make room: an import writes its changes beside the data before they are taken over, and bringing the store up to a newer version copies it.";
  return { about: "room", level: "warning", text, advice };
}

/** Only asks for the lock; it is free again at once. Without the lock's file nobody ever wrote here. */
function isBeingWritten(folder: string): boolean {
  if (!existsSync(lockPath(folder))) return false;
  try {
    takeWriterLock(folder).close();
    return false;
  } catch (error) {
    if (error instanceof GraphStoreError && error.kind === "locked") return true;
    throw error;
  }
}

function examineLeftovers(folder: string, isWritten: boolean): Finding[] {
  const names = readdirSync(folder);
  const staged = names.filter(isStagingFile);
  const backups = names.filter((name) => name.endsWith(".backup.sqlite"));
  const findings: Finding[] = [];
  if (staged.length > 0 && !isWritten) {
    const text = "An import was cut off; nothing of it is in the graph.";
    const advice = "Nothing: these files go when the store is next opened for writing.";
    findings.push({ about: "leftovers", level: "note", text, advice, details: staged });
  }
  if (backups.length > 0) {
    const text = "Copies of the store as older versions of Entrepôt had it.";
    const advice = "Delete them once you trust the newer version.";
    findings.push({ about: "backups", level: "note", text, advice, details: backups });
  }
  return findings;
}

/** Nothing where there is no such folder, which opening the store will tell. */
export function examineFiles(folder: string): Finding[] {
  if (!existsSync(databasePath(folder))) return [];
  const isWritten = isBeingWritten(folder);
  const writer: Finding = isWritten
    ? {
        about: "writer",
        level: "note",
        text: "Another process has the store open for writing, as a running server does.",
        advice: "Import through it: entrepot import --server http://127.0.0.1:4747.",
      }
    : { about: "writer", level: "ok", text: "Nobody has the store open for writing." };
  return [examineRoom(folder), writer, ...examineLeftovers(folder, isWritten)];
}
