/**
 * `npm run bench -- NAME…`: runs the measurements of this folder, each in a process of its own, one after the other.
 * Without a name all of them run; `--list` lists them. NAME is the file name between `measure-` and `.ts`.
 */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

const known = readdirSync(import.meta.dirname)
  .flatMap((file) => /^measure-(.+)\.ts$/.exec(file)?.[1] ?? [])
  .toSorted();

function run(name: string): boolean {
  console.log(`\n=== ${name}`);
  const program = join(import.meta.dirname, `measure-${name}.ts`);
  return spawnSync(process.execPath, [program], { stdio: "inherit" }).status === 0;
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => name !== "--list" && !known.includes(name));
if (asked.includes("--list") || unknown.length > 0) {
  for (const name of unknown) console.error(`There is no measurement ${name}`);
  console.log(`Measurements: ${known.join(", ") || "none"}`);
  process.exitCode = unknown.length > 0 ? 1 : 0;
} else {
  const failed = (asked.length > 0 ? asked : known).filter((name) => !run(name));
  if (failed.length > 0) console.error(`Failed: ${failed.join(", ")}`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}
