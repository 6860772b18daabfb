import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { comtradeCsv } from "../../tests/fixtures/comtrade-csv.ts";
import { runProgram, startProgram } from "../../tests/fixtures/run-program.ts";

let folder = "";
let good = "";
let faulty = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "entrepot-cli-import-"));
  good = join(folder, "good.csv");
  faulty = join(folder, "faulty.csv");
  writeFileSync(good, comtradeCsv([{}, { period: 2022 }]));
  writeFileSync(faulty, comtradeCsv([{}, { primaryValue: "1,234" }, { cmdCode: "=1+1\u001B[31m" }]));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const environment = () => ({ ENTREPOT_SEEDS: "none", LOG_LEVEL: "silent" });
const storeUri = (name: string) => `sqlite:${join(folder, name)}`;
const entrepot = (...parameters: string[]) => runProgram("server/cli/entrepot.ts", parameters, environment());

describe("entrepot import", () => {
  it("imports, reports, and imports nothing new the second time; the dataset can be removed again", async () => {
    const store = ["--store", storeUri("first")];
    const first = await entrepot("import", good, ...store, "--json");
    expect(first).toMatchObject({ code: 0, stderr: "" });
    const end = JSON.parse(first.stdout);
    expect(end).toMatchObject({ fileName: "good.csv", status: "succeeded", failure: null, report: { accepted: 2 } });
    const second = await entrepot("import", good, ...store);
    expect(second.stdout).toContain("2 rows read, 2 accepted, 0 rejected");
    expect(second.stdout).toContain("0 figures and elements changed");
    const list = await entrepot("dataset", "list", ...store, "--json");
    expect(JSON.parse(list.stdout)).toContainEqual(
      expect.objectContaining({ id: "source:un-comtrade", observations: 2 }),
    );
    const removed = await entrepot("dataset", "remove", "source:un-comtrade", ...store);
    expect(removed.stdout).toContain("2 observations in 1 series");
    const again = await entrepot("dataset", "remove", "source:un-comtrade", ...store);
    expect(again).toMatchObject({ code: 1, stderr: "entrepot: Nothing was imported into source:un-comtrade\n" });
  }, 60_000);

  it("names rejected rows, harmless to a terminal, and writes them all", async () => {
    const list = join(folder, "rejections.csv");
    const { code, stdout } = await entrepot("import", faulty, "--store", storeUri("second"), "--rejections", list);
    expect(code).toBe(0);
    expect(stdout).toContain('line 3, primaryValue: "1,234" is not a plain number');
    expect(stdout).toContain("line 4, cmdCode");
    expect(stdout).not.toContain("\u001B");
    expect(readFileSync(list, "utf8")).toContain("'=1+1");
  }, 60_000);

  it("is all or nothing when strict", async () => {
    const { code, stderr } = await entrepot("import", faulty, "--store", storeUri("third"), "--strict");
    expect(code).toBe(1);
    expect(stderr).toContain("Not imported. 2 rows were rejected and the import is strict");
  }, 60_000);

  it.each([
    [["import", "missing.csv"], 1, "There is no file missing.csv"],
    [["import", "."], 1, "is not a file"],
    [["import", "package.json", "--dataset", "nonsense"], 2, "--dataset"],
    [["import", "package.json", "--store", "a", "--server", "b"], 2, "exclude each other"],
    [["import", "package.json", "--server", "nonsense"], 2, "no address such as"],
    [["import", "package.json", "--server", "http://127.0.0.1:1"], 1, "does not answer"],
    [["import", "package.json", "--rejections", "missing/list.csv"], 2, "there is no folder missing"],
    [["dataset", "remove", "<script>"], 2, "no id of a dataset"],
  ])("explains %j", async (parameters, code, words) => {
    const end = await entrepot(...parameters);
    expect(end.code).toBe(code);
    expect(end.stderr).toContain(words);
  });

  it("shows ENTREPOT_TOKEN to a server that asks for it", async () => {
    const token = { ENTREPOT_TOKEN: "correct-horse-battery-staple" };
    const data = { PORT: "0", ENTREPOT_DATA: join(folder, "locked") };
    const server = startProgram("server/main.ts", [], { ...environment(), ...token, ...data });
    try {
      const [, address = ""] = await server.says(/ready at (\S+)/);
      const through = (more: NodeJS.ProcessEnv) =>
        runProgram("server/cli/entrepot.ts", ["import", good, "--server", address], { ...environment(), ...more });
      const stranger = await through({});
      expect(stranger.code).toBe(1);
      expect(stranger.stderr).toContain("the command line takes it from ENTREPOT_TOKEN");
      const wrong = await through({ ENTREPOT_TOKEN: "wrong-horse-battery-staple--" });
      expect(wrong).toMatchObject({ code: 1, stderr: "entrepot: The access token is not right\n" });
      const right = await through(token);
      expect(right).toMatchObject({ code: 0, stderr: "" });
    } finally {
      server.child.kill("SIGTERM");
      await server.finished;
    }
  }, 120_000);

  it("says where a server sends it, instead of following without the token", async () => {
    const elsewhere = createServer((_request, response) =>
      response.writeHead(301, { Location: "https://graph.example/api/v1/imports" }).end(),
    );
    await new Promise<void>((settle) => elsewhere.listen(0, "127.0.0.1", settle));
    const { port } = elsewhere.address() as AddressInfo;
    const { code, stderr } = await entrepot("import", good, "--server", `http://127.0.0.1:${port}`);
    elsewhere.close();
    expect(code).toBe(1);
    expect(stderr).toContain("sends to https://graph.example: give that address to --server");
  });

  it("offers the server that has the store open, and imports through it", async () => {
    const data = join(folder, "served");
    const server = startProgram("server/main.ts", [], { ...environment(), PORT: "0", ENTREPOT_DATA: data });
    try {
      const [, address = ""] = await server.says(/ready at (\S+)/);
      const locked = await entrepot("import", good, "--store", `sqlite:${data}`);
      expect(locked.code).toBe(1);
      expect(locked.stderr.match(/--server/g)).toHaveLength(1);
      const through = await entrepot("import", good, "--server", address, "--json");
      expect(through.stderr).toBe("");
      expect(JSON.parse(through.stdout)).toMatchObject({ status: "succeeded", report: { accepted: 2 } });
      const kept = await entrepot("dataset", "remove", "source:un-comtrade", "--store", `sqlite:${data}`);
      expect(kept).toMatchObject({ code: 1, stdout: "" });
      expect(kept.stderr).toContain("--server");
      const removed = await entrepot("dataset", "remove", "source:un-comtrade", "--server", address, "--json");
      expect(JSON.parse(removed.stdout)).toMatchObject({ removed: { observations: 2 } });
      const nothing = await entrepot("dataset", "remove", "source:un-comtrade", "--server", address);
      expect(nothing).toMatchObject({ code: 1, stdout: "" });
      const failed = await entrepot("import", "package.json", "--server", address);
      expect(failed.code).toBe(1);
      expect(failed.stderr).toContain("Not imported. Line 1 is not a header");
    } finally {
      server.child.kill("SIGTERM");
      await server.finished;
    }
  }, 120_000);
});
