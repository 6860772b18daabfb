/** Checks every file that git knows or would add for what tree-faults.ts lists. Exits with 1 and names file and line. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { findTreeFaults } from "./tree-faults.ts";

const root = resolve(import.meta.dirname, "..");
if (!existsSync(join(root, ".git"))) {
  console.error("Not a git checkout: the tree was not looked at");
  process.exit();
}
const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
});
const paths = [...new Set(listed.split("\0"))].filter((path) => path !== "" && existsSync(join(root, path)));
const files = paths
  .map((path) => ({ path, content: readFileSync(join(root, path)) }))
  .filter(({ content }) => !content.includes(0))
  .map(({ path, content }) => ({ path, content: content.toString("utf8") }));

const faults = findTreeFaults(files);
for (const fault of faults) console.error(fault);
console.error(`${files.length} text files looked at, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
