import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dataset, manyAreas, manyCells, runImport } from "../../tests/conformance/small-world.ts";
import { openGraphStore } from "../graph-store/open-graph-store.ts";
import { comtradeCsv } from "../../tests/fixtures/comtrade-csv.ts";
import { runProgram, startProgram } from "../../tests/fixtures/run-program.ts";

const folder = mkdtempSync(join(tmpdir(), "entrepot-cli-copy-"));
const uri = (name: string) => `sqlite:${join(folder, name)}`;
const environment = { ENTREPOT_SEEDS: "none", LOG_LEVEL: "silent" };
const entrepot = (...parameters: string[]) => runProgram("server/cli/entrepot.ts", parameters, environment);

const isStaging = (name: string) =>
  existsSync(join(folder, name)) && readdirSync(join(folder, name)).some((file) => file.startsWith("staging-"));

beforeAll(async () => {
  const file = join(folder, "figures.csv");
  writeFileSync(file, comtradeCsv([{}, { period: 2022 }]));
  await entrepot("import", file, "--store", uri("source"));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe("entrepot copy", () => {
  it("copies, prints what both hold, and has nothing to do the second time", async () => {
    const first = await entrepot("copy", "--from", uri("source"), "--to", uri("target"));
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toMatch(/source:un-comtrade .*same/);
    expect(first.stdout).toMatch(/Copied: .* 2 observations, 0 documents, 1 notes/);
    const second = await entrepot("copy", "--from", uri("source"), "--to", uri("target"), "--json");
    expect(JSON.parse(second.stdout)).toMatchObject({ begun: "complete", differences: [], from: uri("source") });
    expect((await entrepot("dataset", "remove", "source:un-comtrade", "--store", uri("target"))).code).toBe(0);
    const third = await entrepot("copy", "--from", uri("source"), "--to", uri("target"));
    expect(third.code).toBe(1);
    expect(third.stdout).toMatch(/source:un-comtrade .*DIFFERS/);
    expect(third.stderr).toBe("entrepot: The copy differs from its source\n");
  }, 120_000);

  it.each([
    ["the same store", ["--from", uri("source"), "--to", uri("source")], 2, /name the same store/],
    ["no such source", ["--from", uri("none"), "--to", uri("new")], 1, /There is no store in/],
    ["a password in an address", ["--from", uri("source"), "--to", "bolt://a:b@host"], 1, /FROM_NEO4J_PASSWORD/],
  ])("refuses %s", async (_, parameters, code, message) => {
    const refused = await entrepot("copy", ...parameters);
    expect(refused.code).toBe(code);
    expect(refused.stderr).toMatch(message);
  });

  it("ends with 130 when interrupted, and the same command goes on", async () => {
    const store = await openGraphStore(uri("large"));
    await runImport(store, { contributor: "seeds", batch: { nodes: manyAreas } });
    await runImport(store, { contributor: "source:a", batch: { nodes: [dataset("a")] }, cells: manyCells(20_000) });
    await store.close();
    const parameters = ["copy", "--from", uri("large"), "--to", uri("late")];
    const program = startProgram("server/cli/entrepot.ts", parameters, environment);
    while (!isStaging("late")) await wait(5);
    program.child.kill("SIGINT");
    const { code, stderr } = await program.finished;
    expect({ code, stderr }).toEqual({ code: 130, stderr: expect.stringMatching(/goes on where it was/) });
    const again = await entrepot(...parameters, "--json");
    expect(JSON.parse(again.stdout)).toMatchObject({ differences: [] });
  }, 120_000);
});
