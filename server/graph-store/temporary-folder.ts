import { lstatSync, readdirSync, rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";

const purposes = ["working-copy", "spool"] as const;
export type TemporaryPurpose = (typeof purposes)[number];

const host = hostname().replaceAll(/[^A-Za-z0-9]/g, "");
/** Whose a folder is: machines and containers may share the place for temporary files, where one number is many processes. */
const beginning = (purpose: TemporaryPurpose) => `entrepot-${purpose}-${host}-`;

let hasSwept = false;

/** A folder of this process, to be removed by it; the first time, those that dead processes left are removed. */
export async function makeTemporaryFolder(purpose: TemporaryPurpose): Promise<string> {
  if (!hasSwept) sweepTemporaryFolders();
  hasSwept = true;
  return mkdtemp(join(tmpdir(), `${beginning(purpose)}${process.pid}-`));
}

/** Removes what processes of this user on this machine left that have ended. */
export function sweepTemporaryFolders(): void {
  for (const name of readdirSync(tmpdir())) {
    const purpose = purposes.find((one) => name.startsWith(beginning(one)));
    if (purpose === undefined) continue;
    const owner = Number.parseInt(name.slice(beginning(purpose).length), 10);
    const path = join(tmpdir(), name);
    if (owner > 0 && !isRunning(owner) && isOwn(path)) rmSync(path, { recursive: true, force: true });
  }
}

function isOwn(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found !== undefined && found.isDirectory() && found.uid === process.getuid?.();
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
