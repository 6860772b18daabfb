/** `entrepot copy` to Neo4j: killed and run again, and refused where something else is. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { openGraphStore } from "../../../server/graph-store/open-graph-store.ts";
import { openSeededStore } from "../../../server/open-store.ts";
import { runProgram } from "../../fixtures/run-program.ts";
import { emptyGraph, removeGraph } from "../../setup/neo4j/empty-graph.ts";
import { fillCopiedWorld } from "../copied-world.ts";
import { seeAll } from "../see-all.ts";

const { uri, user, password } = inject("neo4j");
const prefix = `C${process.pid}`;
const dyingCopy = new URL("../../fixtures/dying-copy.ts", import.meta.url).pathname;

describe.skipIf(uri === "")("copying to Neo4j", { timeout: 300_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "entrepot-copy-"));
  const source = `sqlite:${join(folder, "source")}`;
  const neo4j = { user, password, prefix };
  const target = `${uri}?prefix=${prefix}`;
  beforeAll(async () => {
    await emptyGraph({ uri, user, password }, prefix);
    const store = await openGraphStore(source);
    await fillCopiedWorld(store);
    await store.close();
  });
  afterAll(async () => {
    await removeGraph({ uri, user, password }, prefix);
    rmSync(folder, { recursive: true });
  });

  const login = user === undefined ? {} : { TO_NEO4J_USER: user, TO_NEO4J_PASSWORD: password ?? "" };
  const entrepot = (...parameters: string[]) => runProgram("server/cli/entrepot.ts", parameters, login);

  test("a killed copy shows nothing as finished, and the same command goes on", async () => {
    const program = spawn(process.execPath, [dyingCopy, source, uri, prefix, "9"], {
      stdio: "inherit",
      env: process.env,
    });
    const [, signal] = (await once(program, "exit")) as [number | null, string | null];
    expect(signal).toBe("SIGKILL");
    await expect(openSeededStore({ uri, neo4j })).rejects.toMatchObject({
      kind: "unavailable",
      message: expect.stringMatching(/part of a copy of sqlite:/),
    });

    const resumed = await entrepot("copy", "--from", source, "--to", target, "--json");
    expect(resumed).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(resumed.stdout)).toMatchObject({ begun: "resumed", differences: [] });
    const [original, copied] = [await openGraphStore(source), await openGraphStore(uri, { neo4j })];
    expect(await seeAll(copied)).toStrictEqual(await seeAll(original));
    await original.close();
    await copied.close();
  });

  test("a target that holds something else is refused", async () => {
    const other = `sqlite:${join(folder, "other")}`;
    const store = await openGraphStore(other);
    await store.openImport({ contributor: "source:other" }).then((session) => session.commit());
    await fillCopiedWorld(store);
    await store.close();
    const refused = await entrepot("copy", "--from", other, "--to", target);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/holds a finished copy of sqlite:.*Copy into an empty store/);
  });
});
