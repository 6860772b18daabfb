import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importRules } from "./import-rules.ts";

/** A file that imports the specifier (a second entry imports it as a type), and whether the linter must refuse it. */
const refused: [file: string, specifier: string][] = [
  ["graph-schema/edtf.ts", "react"],
  ["graph-schema/edtf.ts", "node:fs"],
  ["graph-schema/edtf.ts", "zod-to-openapi"],
  ["graph-schema/edtf.ts", "../server/app.ts"],
  ["graph-schema/contract/search.ts", "../../client/api/get.ts"],
  ["server/app.ts", "../client/main.tsx"],
  ["server/app.ts", "react"],
  ["server/app.ts", "../tests/fixtures/shared-data.ts"],
  ["server/app.ts", "./config.test.ts"],
  ["server/app.ts", "neo4j-driver"],
  ["server/app.ts", "./graph-store/embedded/store.ts"],
  ["server/graph-store/open-graph-store.ts", "neo4j-driver"],
  ["server/graph-store/embedded/search.ts", "../neo4j/search.ts"],
  ["server/graph-store/neo4j/search.ts", "../embedded/search.ts"],
  ["server/routes/search/handler.ts", "../../graph-store/open-graph-store.ts"],
  ["server/routes/search/handler.ts", "../../graph-store/embedded/search.ts"],
  ["server/routes/search/handler.ts", "node:sqlite"],
  ["server/analysis/trace.ts", "node:fs"],
  ["server/analysis/trace.ts", "node:worker_threads"],
  ["server/analysis/trace.ts", "../graph-store/graph-store.ts"],
  ["client/main.tsx", "../server/app.ts"],
  ["client/main.tsx", "node:fs"],
  ["client/main.tsx", "cytoscape"],
  ["client/features/map/map.tsx", "cytoscape-fcose"],
  ["client/features/map/map.tsx", "../trace/form.tsx"],
  ["client/features/map/layers/arcs.ts", "../../trace/form.tsx"],
  ["client/components/card.tsx", "../features/map/map.tsx"],
  ["client/canvas/view.tsx", "../features/map/map.tsx"],
  ["client/exploration/history.ts", "react"],
  ["client/exploration/history.ts", "@tanstack/react-query"],
  ["client/exploration/history.ts", "../canvas/view.tsx"],
  ["client/exploration/history.ts", "../api/get.ts"],
  ["bench/run.ts", "../tests/fixtures/shared-data.ts"],
  ["bench/run.ts", "./spread.test.ts"],
  ["seeds/load.ts", "../tests/fixtures/shared-data.ts"],
];

const allowed: [file: string, specifier: string, asType?: "type"][] = [
  ["graph-schema/edtf.ts", "zod"],
  ["graph-schema/contract/search.ts", "../node-id.ts"],
  ["server/app.ts", "./graph-store/open-graph-store.ts"],
  ["server/app.ts", "node:fs"],
  ["server/graph-store/open-graph-store.ts", "./embedded/store.ts"],
  ["server/graph-store/neo4j/search.ts", "neo4j-driver"],
  ["server/routes/search/handler.ts", "../../graph-store/graph-store.ts"],
  ["server/routes/search/handler.ts", "../../graph-store/graph-store-error.ts"],
  ["server/routes/search/handler.ts", "#graph-schema/graph.ts"],
  ["server/analysis/trace.ts", "../graph-store/graph-store.ts", "type"],
  ["bench/run.ts", "../tests/setup/neo4j/start-newest.ts"],
  ["bench/run.ts", "neo4j-driver"],
  ["client/canvas/view.tsx", "cytoscape"],
  ["client/features/map/map.tsx", "./layers/arcs.ts"],
  ["client/features/map/map.tsx", "../../components/card.tsx"],
  ["client/features/map/layers/arcs.ts", "../map.tsx"],
  ["client/exploration/history.ts", "../api/get.ts", "type"],
  ["server/app.test.ts", "../tests/fixtures/shared-data.ts"],
  ["tests/e2e/search.test.ts", "../../server/app.ts"],
];

const cases = [
  ...refused.map(([file, specifier]) => ({ file, specifier, asType: false, verdict: "refuses" })),
  ...allowed.map(([file, specifier, type]) => ({ file, specifier, asType: type === "type", verdict: "allows" })),
];
const root = mkdtempSync(join(tmpdir(), "entrepot-import-rules-"));
const oxlint = resolve(import.meta.dirname, "../node_modules/oxlint/bin/oxlint");
let refusedFiles = new Set<string>();

/** The rules look at folders and endings only, so that each case gets a file of its own. */
function probeFile(index: number, file: string): string {
  return `${dirname(file)}/case-${index}${file.slice(file.indexOf("."))}`;
}

function writeProbes(): void {
  writeFileSync(
    join(root, ".oxlintrc.json"),
    JSON.stringify({ categories: { correctness: "off" }, overrides: importRules }),
  );
  for (const [index, { file, specifier, asType }] of cases.entries()) {
    const path = join(root, probeFile(index, file));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `export ${asType ? "type " : ""}{ some } from "${specifier}";\n`);
  }
}

/** Standard output of the linter; it exits with 1 because there are findings. */
function runOxlint(): Promise<string> {
  const parameters = [oxlint, "--format=json", "-c", ".oxlintrc.json", "."];
  return new Promise((settle) => {
    execFile(process.execPath, parameters, { cwd: root }, (_exit, stdout) => settle(stdout));
  });
}

beforeAll(async () => {
  writeProbes();
  const report = JSON.parse(await runOxlint()) as { diagnostics: { filename: string }[] };
  refusedFiles = new Set(report.diagnostics.map(({ filename }) => filename));
});

afterAll(() => rmSync(root, { recursive: true }));

describe("import rules", () => {
  for (const [index, { file, specifier, asType, verdict }] of cases.entries()) {
    it(`${file} ${verdict} ${asType ? "types of " : ""}${specifier}`, () => {
      expect(refusedFiles.has(probeFile(index, file))).toBe(verdict === "refuses");
    });
  }
});
