/** What a figure has to be read beside: the machine without its name, what else ran, and the state of the code. */
import { execFileSync } from "node:child_process";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";

const gibibyte = 1024 ** 3;

function runGit(...parameters: string[]): string {
  return execFileSync("git", parameters, { cwd: import.meta.dirname, encoding: "utf8" }).trim();
}

/** The commit, `+` after it where files of the product differ from it. */
function describeCommit(): string {
  const isChanged = runGit("status", "--porcelain", "--untracked-files=no", "..") !== "";
  return `${runGit("rev-parse", "--short", "HEAD")}${isChanged ? "+" : ""}`;
}

/** Load of the last minute; much above 0 before a measurement means that the machine was not idle. */
export function describeLoad(): string {
  return (loadavg()[0] ?? 0).toFixed(2);
}

/** One line, such as `2 × AMD EPYC, 24 GiB, Node 24.21.0, linux; commit 1a2b3c4; load before 0.10; 2026-11-24`. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  const memory = `${Math.round(totalmem() / gibibyte)} GiB`;
  const size = `${availableParallelism()} × ${model}, ${memory}, Node ${process.versions.node}, ${process.platform}`;
  const date = new Date().toISOString().slice(0, 10);
  return `${size}; commit ${describeCommit()}; load before ${describeLoad()}; ${date}`;
}
