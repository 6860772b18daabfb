import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { expect, test } from "vitest";
import { makeTemporaryFolder, sweepTemporaryFolders } from "./temporary-folder.ts";

test("what a dead process left is removed, what a running one has stays", async () => {
  const own = await makeTemporaryFolder("spool");
  const dead = spawnSync(process.execPath, ["-e", ""]).pid;
  const left = own.replace(`-${process.pid}-`, `-${dead}-`);
  const ofAnotherMachine = left.replace("entrepot-spool-", "entrepot-spool-elsewhere");
  mkdirSync(left);
  mkdirSync(ofAnotherMachine);
  try {
    sweepTemporaryFolders();
    expect([own, left, ofAnotherMachine].map((path) => existsSync(path))).toStrictEqual([true, false, true]);
  } finally {
    for (const path of [own, ofAnotherMachine]) rmSync(path, { recursive: true });
  }
});
