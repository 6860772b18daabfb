/** The server and the command line as programs: what they print, how they end. */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { runProgram, startProgram } from "../fixtures/run-program.ts";

// Each test opens several stores or programs, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const folder = mkdtempSync(join(tmpdir(), "entrepot-program-"));
const environment = { ENTREPOT_DATA: join(folder, "store"), PORT: "0" };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cli = (parameters: string[], more: NodeJS.ProcessEnv = {}) =>
  runProgram("server/cli/entrepot.ts", parameters, { ...environment, ...more });

describe("server/main.ts", () => {
  it.each(["SIGTERM", "SIGINT"] as const)("says where it is ready, and ends with 0 on %s", async (signal) => {
    const { child, says, finished } = startProgram("server/main.ts", [], environment);
    const [, address = ""] = await says(/^Entrepôt is ready at (http:\/\/127\.0\.0\.1:\d+\/)\n$/);
    const ready = await fetch(`${address}api/v1/ready`);
    expect(ready.status).toBe(200);
    child.kill(signal);
    const { code, stdout, stderr } = await finished;
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.trim().split("\n")).toHaveLength(1);
  });

  it("lets the command line read the store that it has open, and no one else write to it", async () => {
    const { child, says, finished } = startProgram("server/main.ts", [], environment);
    await says(/is ready at/);
    const found = await cli(["search", "Wang Yi", "--json"]);
    expect(JSON.parse(found.stdout).items[0].id).toBe("person:Q701801");
    const second = await runProgram("server/main.ts", [], environment);
    expect(second.code).toBe(1);
    expect(second.stderr).toMatch(/^Entrepôt cannot start\. .*another process/i);
    child.kill("SIGTERM");
    await finished;
  });

  it("explains a port in use", async () => {
    const other = createServer();
    await new Promise<void>((settle) => other.listen(0, "127.0.0.1", settle));
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await runProgram("server/main.ts", [], { ...environment, PORT: String(port) });
    expect(code).toBe(1);
    expect(stderr).toBe(
      `Entrepôt cannot start. Port ${port} is in use: another Entrepôt may be running. Stop it, or set PORT to a free one.\n`,
    );
    other.close();
  });

  it.each([
    [{ HOST: "0.0.0.0" }, "ENTREPOT_TOKEN is not set"],
    [{ HOST: "0.0.0.0", ENTREPOT_TOKEN: "short" }, "ENTREPOT_TOKEN cannot be used: must have 24 to 512 characters"],
    [{ NEO4J_URI: "127.0.0.1:7687" }, "NEO4J_URI cannot be used: must be such as neo4j://localhost:7687"],
    [{ NEO4J_URI: "bolt://127.0.0.1:1", NEO4J_WAIT_SECONDS: "0" }, "Neo4j does not answer"],
    [{ NEO4J_URI: "bolt://me:secret@127.0.0.1:1" }, "NEO4J_URI cannot be used: an address holds no user"],
    [{ PORT: "door" }, "PORT cannot be used"],
  ])("refuses %j with the reason", async (more, reason) => {
    const { code, stderr, stdout } = await runProgram("server/main.ts", [], { ...environment, ...more });
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain(reason);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});

describe("entrepot", () => {
  it("serve starts the same server", async () => {
    const { child, says, finished } = startProgram("server/cli/entrepot.ts", ["serve", "--port", "0"], environment);
    await says(/^Entrepôt is ready at http:/);
    child.kill("SIGTERM");
    const { code } = await finished;
    expect(code).toBe(0);
  });

  it("search prints a table", async () => {
    const { code, stdout } = await cli(["search", "ball bearings"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Commodity .* commodity:8482 /);
    expect(stdout).toMatch(/\d+ of (at least )?\d+ shown/);
  });

  it("search says that nothing was found", async () => {
    const { code, stdout } = await cli(["search", "zzzzqqqq"]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "Nothing goes by “zzzzqqqq”\n" });
  });

  it.each([
    [["search", " "], "q:"],
    [["search", "a", "--limit", "0"], "limit:"],
    [["search", "a", "--type", "Planet"], "type:"],
    [["nonsense"], "unknown command"],
    [["export", "--format", "xml"], "Allowed choices"],
  ])("ends with 2 for %j", async (parameters, message) => {
    const { code, stderr, stdout } = await cli(parameters);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  it("ends with 1 and one line for a store that cannot be opened", async () => {
    const { code, stderr } = await cli(["search", "a", "--store", "bolt://127.0.0.1"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^entrepot: Neo4j does not answer: .*127\.0\.0\.1:7687\.\n$/);
  });

  it("export gives the same graph as an object and as lines", async () => {
    const object = JSON.parse((await cli(["export"])).stdout);
    const lines = (await cli(["export", "--format", "ndjson"])).stdout.trim().split("\n");
    const [head, ...elements] = lines.map((line) => JSON.parse(line));
    expect(head).toEqual({ dataVersion: object.dataVersion });
    expect(elements.flatMap((element) => element.node ?? [])).toEqual(object.nodes);
    expect(elements.flatMap((element) => element.relationship ?? [])).toEqual(object.relationships);
    const ids = new Set(object.nodes.map((node: { id: string }) => node.id));
    expect(ids.size).toBe(object.nodes.length);
    const loose = object.relationships.filter(
      ({ start, end }: { start: string; end: string }) => !ids.has(start) || !ids.has(end),
    );
    expect(loose).toEqual([]);
  });
});
