/**
 * `npm test`: checks, tests, a build and the browser journeys, one after the other; a failing step does not hide
 * the next ones. `npm run check` runs the checks only: `scripts/test.ts --checks`. Exits with 1 when anything failed.
 */
import { serveNeo4j } from "./serve-neo4j.ts";
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

/** The conformance tests and the journeys share one Neo4j; the hostile queries have one of their own to exhaust. */
const tests: Step[] = [
  vitestStep("Unit and API", "unit"),
  { ...vitestStep("Conformance of the stores", "conformance"), needsNeo4j: true },
  { name: "Client build", program: "scripts/client-build.ts", parameters: [] },
  vitestStep("Browser journeys", "e2e"),
  { ...vitestStep("Journeys on Neo4j", "e2e-neo4j"), needsNeo4j: true },
  vitestStep("Cypher console", "cypher"),
  vitestStep("Neo4j stopped, killed and locked", "weather"),
];

async function runSteps(steps: readonly Step[]): Promise<StepResult[]> {
  const results: StepResult[] = [];
  const last = steps.findLast(({ needsNeo4j }) => needsNeo4j);
  const neo4j = last === undefined ? undefined : serveNeo4j();
  for (const step of steps) {
    const address = step.needsNeo4j ? await neo4j?.address : undefined;
    results.push(await runStep(step, address === undefined ? {} : { NEO4J_TEST_URI: address }));
    if (step === last) await neo4j?.end();
  }
  return results;
}

const results = await runSteps(process.argv.includes("--checks") ? checks : [...checks, ...tests]);
console.log(`\n=== Summary\n${summarise(results)}`);
process.exitCode = results.some(({ failed }) => failed > 0) ? 1 : 0;
