/**
 * `npm test`: checks, tests, a build and the browser journeys, one after the other; a failing step does not hide
 * the next ones. `npm run check` runs the checks only: `scripts/test.ts --checks`. Exits with 1 when anything failed.
 */
import { runStep, summarise, type Step, type StepResult } from "./test-steps.ts";

const checks: Step[] = [
  { name: "Types", program: "node_modules/typescript/bin/tsc", parameters: ["-p", ".", "--noEmit"] },
  { name: "Lint and import rules", program: "node_modules/oxlint/bin/oxlint", parameters: ["."] },
  { name: "Format", program: "node_modules/oxfmt/bin/oxfmt", parameters: ["--check", "."] },
  { name: "Nothing unused", program: "node_modules/knip/bin/knip.js", parameters: ["--no-progress"] },
  { name: "Tree", program: "scripts/check-tree.ts", parameters: [] },
];

function vitestStep(name: string, project: string): Step {
  const report = `node_modules/.cache/entrepot-${project}-tests.json`;
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return {
    name,
    program: "node_modules/vitest/vitest.mjs",
    parameters: ["run", "--project", project, ...reporters],
    report,
  };
}

const tests: Step[] = [
  vitestStep("Unit and API", "unit"),
  vitestStep("Conformance of the stores", "conformance"),
  { name: "Client build", program: "scripts/client-build.ts", parameters: [] },
  vitestStep("Cypher console", "cypher"),
  vitestStep("Browser journeys", "e2e"),
  vitestStep("Journeys on Neo4j", "e2e-neo4j"),
];

const results: StepResult[] = [];
for (const step of process.argv.includes("--checks") ? checks : [...checks, ...tests]) {
  results.push(await runStep(step));
}
console.log(`\n=== Summary\n${summarise(results)}`);
process.exitCode = results.some(({ failed }) => failed > 0) ? 1 : 0;
