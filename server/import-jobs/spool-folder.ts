/** The private folder in which uploads wait for their import. */
import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

const spoolPrefix = "upload-";
/** Files of versions that kept rejections beside the store. */
const rejectionPrefix = "rejections-";

/** A path for a new spool file. It names this process, so that another one on the same folder leaves the file alone. */
export function makeSpoolPath(folder: string): string {
  return join(folder, `${spoolPrefix}${process.pid}-${randomUUID()}`);
}

/** Creates the folder where it is absent; files that a killed server left there are removed. */
export async function openSpoolFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const leftovers = (await readdir(folder)).filter(isLeftover);
  await Promise.all(leftovers.map((name) => rm(join(folder, name), { force: true })));
}

function isLeftover(name: string): boolean {
  if (name.startsWith(rejectionPrefix)) return true;
  return name.startsWith(spoolPrefix) && !isOfAnotherProcess(name);
}

function isOfAnotherProcess(name: string): boolean {
  const pid = Number(/^upload-(\d+)-/.exec(name)?.[1] ?? process.pid);
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
