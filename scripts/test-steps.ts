import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");

/** One thing that `npm test` runs: a Node program of a dependency, or one of our own. */
export interface Step {
  name: string;
  program: string;
  parameters: string[];
  /** Where vitest writes its JSON report, relative to the repository. */
  report?: string;
  /** It takes the Neo4j that the steps share, by NEO4J_TEST_URI. */
  needsNeo4j?: boolean;
}

export interface StepResult {
  name: string;
  passed: number;
  failed: number;
  skipped: number;
  seconds: number;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
}

function runProgram({ program, parameters }: Step, environment: NodeJS.ProcessEnv): Promise<boolean> {
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, [join(root, program), ...parameters], { cwd: root, stdio: "inherit", env });
  return new Promise((settle, fail) => {
    child.once("error", fail);
    child.once("exit", (code) => settle(code === 0));
  });
}

/** Counts of a step: its tests where it wrote a report, else the step itself. A failure that no test shows counts as one. */
export function countStep(succeeded: boolean, report: VitestReport | undefined): Omit<StepResult, "name" | "seconds"> {
  if (report === undefined) return { passed: Number(succeeded), failed: Number(!succeeded), skipped: 0 };
  const failed = succeeded ? report.numFailedTests : Math.max(report.numFailedTests, 1);
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests };
}

/** `environment` adds to or replaces variables. */
export async function runStep(step: Step, environment: NodeJS.ProcessEnv): Promise<StepResult> {
  const reportFile = step.report === undefined ? undefined : join(root, step.report);
  if (reportFile !== undefined) rmSync(reportFile, { force: true });
  console.log(`\n=== ${step.name}`);
  const begun = performance.now();
  const succeeded = await runProgram(step, environment);
  const hasReport = reportFile !== undefined && existsSync(reportFile);
  const report = hasReport ? (JSON.parse(readFileSync(reportFile, "utf8")) as VitestReport) : undefined;
  return { name: step.name, ...countStep(succeeded, report), seconds: (performance.now() - begun) / 1000 };
}

/** A table of the steps and, on the last line, the sum: `N passed, N failed`. */
export function summarise(results: readonly StepResult[]): string {
  const sum = (field: "passed" | "failed" | "skipped" | "seconds") =>
    results.reduce((total, result) => total + result[field], 0);
  const lines = results.map(({ name, passed, failed, skipped, seconds }) => {
    const verdict = failed > 0 ? "FAILED" : "ok";
    const note = skipped > 0 ? `, ${skipped} skipped` : "";
    return `${verdict.padEnd(7)} ${name.padEnd(26)} ${passed} passed, ${failed} failed${note} (${seconds.toFixed(1)} s)`;
  });
  const skipped = sum("skipped");
  if (skipped > 0) lines.push(`${skipped} tests were skipped; why stands beside each of them above`);
  lines.push(
    `${sum("seconds").toFixed(0)} s; a check counts as one`,
    `${sum("passed")} passed, ${sum("failed")} failed`,
  );
  return lines.join("\n");
}
