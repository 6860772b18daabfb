import { cpSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync, closeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { examineStore, type StoreReport } from "../doctor/examine-store.ts";
import { fillWithTrade } from "../../tests/conformance/small-world.ts";
import { runProgram } from "../../tests/fixtures/run-program.ts";
import { openGraphStore } from "../graph-store/open-graph-store.ts";
import { readStoreSettings } from "../store-settings.ts";

const folder = mkdtempSync(join(tmpdir(), "entrepot-cli-doctor-"));
const healthy = join(folder, "healthy");

/** A copy of the healthy store that a test may harm. */
function harmed(name: string, harm: (file: string) => void): string {
  const path = join(folder, name);
  cpSync(healthy, path, { recursive: true });
  harm(join(path, "entrepot.sqlite"));
  return path;
}

function change(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

async function doctor(path: string, deep = false): Promise<StoreReport> {
  return examineStore(readStoreSettings(`sqlite:${path}`, {}), deep, new AbortController().signal);
}

const found = ({ findings }: StoreReport, about: string) => findings.find((finding) => finding.about === about);

beforeAll(async () => {
  const store = await openGraphStore(`sqlite:${healthy}`);
  await fillWithTrade(store);
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("entrepot doctor", () => {
  it("finds nothing wrong with a healthy store", async () => {
    const report = await doctor(healthy, true);
    expect(report.level).toBe("note");
    for (const about of ["integrity", "counts", "digests", "schema"]) expect(found(report, about)?.level).toBe("ok");
  });

  it("prints each finding with what to do", async () => {
    const { code, stdout } = await runProgram("server/cli/entrepot.ts", ["doctor", "--store", `sqlite:${healthy}`]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ok {5} integrity: SQLite finds the file whole/m);
    expect(stdout).toMatch(/^note {3} seeds: .*\n {8}→ Nothing: the next start does it\.$/m);
  }, 60_000);

  it("finds a file whose pages were overwritten, and ends with 1", async () => {
    const path = harmed("torn", (file) => {
      const handle = openSync(file, "r+");
      for (let page = 12; page < 30; page++) writeSync(handle, Buffer.alloc(8192, 0x5a), 0, 8192, page * 8192);
      closeSync(handle);
    });
    const { code, stdout } = await runProgram("server/cli/entrepot.ts", [
      "doctor",
      "--store",
      `sqlite:${path}`,
      "--json",
    ]);
    expect(code).toBe(1);
    const { findings } = JSON.parse(stdout) as StoreReport;
    expect(findings).toContainEqual(
      expect.objectContaining({ about: "integrity", level: "error", advice: expect.stringMatching(/backup/) }),
    );
  }, 60_000);

  it.each([
    [
      "no database at all",
      (file: string) => writeFileSync(file, "nothing of the kind".repeat(900)),
      /not an SQLite database/,
    ],
    [
      "somebody else's database",
      (file: string) => change(file, "PRAGMA application_id = 7"),
      /not one that Entrepôt made/,
    ],
    ["a newer version's store", (file: string) => change(file, "PRAGMA user_version = 99"), /schema version 99/],
  ])("says what keeps it from opening %s", async (name, harm, message) => {
    const report = await doctor(harmed(name, harm));
    expect(report.level).toBe("error");
    expect(found(report, "opening")).toMatchObject({ level: "error", text: expect.stringMatching(message) });
  });

  it("says that there is no store", async () => {
    const path = join(folder, "absent");
    mkdirSync(path);
    const report = await doctor(path);
    expect(report.level).toBe("error");
    expect(found(report, "opening")?.text).toMatch(/There is no store in/);
  });

  it("finds counts and content that were changed by hand; a refresh sets the counts right", async () => {
    const path = harmed("changed", (file) => {
      change(file, "UPDATE tally SET count = count + 5 WHERE scope = 'node' AND name = 'Country'");
      change(file, "UPDATE node_statement SET statement = replace(statement, 'Kyrgyzstan', 'Somewhere')");
    });
    const details = ["node Country: the store says 8, there are 3"];
    expect(found(await doctor(path), "counts")).toMatchObject({ level: "error", details });
    const refreshed = await runProgram("server/cli/entrepot.ts", ["refresh", "--store", `sqlite:${path}`]);
    expect(refreshed.stdout).toMatch(/^node Country: 8, now 3\n1 counts corrected; data version \S+\n$/);
    const after = await doctor(path);
    expect(found(after, "counts")?.level).toBe("ok");
    expect(found(after, "digests")).toMatchObject({ level: "error", details: ["seeds"] });
  }, 60_000);

  it("tells what a killed import left, and who writes", async () => {
    const path = harmed("left", (file) => writeFileSync(file.replace("entrepot.sqlite", "staging-7.sqlite"), ""));
    expect(found(await doctor(path), "leftovers")).toMatchObject({ level: "note", details: ["staging-7.sqlite"] });
    const store = await openGraphStore(`sqlite:${path}`);
    expect(found(await doctor(path), "writer")).toMatchObject({
      level: "note",
      text: expect.stringMatching(/^Another/),
    });
    await store.close();
  });
});
