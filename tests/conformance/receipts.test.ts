/** Documents that an import saves in the moment in which it becomes visible. */
import { expect, inject, test } from "vitest";
import type { CommitOptions, GraphStore, ReceiptOutcome } from "../../server/graph-store/graph-store.ts";
import { openGraphStore } from "../../server/graph-store/open-graph-store.ts";
import { removeGraph } from "../setup/neo4j/empty-graph.ts";
import { describeEachStore } from "./for-each-store.ts";
import { cellBatch, fillWithTrade, manyAreas, manyCells, runImport } from "./small-world.ts";

const customs = "source:customs";
const key = { kind: "import-job", id: "one" };

async function fill(store: GraphStore): Promise<void> {
  await fillWithTrade(store);
  await runImport(store, { contributor: "seeds", batch: { nodes: manyAreas } });
}

async function commit(store: GraphStore, options: CommitOptions, strict = false) {
  const session = await store.openImport({ contributor: customs, strict });
  const [cell] = manyCells(1);
  await session.stageCells(cellBatch(customs, [...manyCells(3), { ...cell!, value: -7 }]));
  return session.commit(undefined, options);
}

describeEachStore("receipts of imports", (subject) => {
  test("hold what came of the import, beside what was in them", async () => {
    const { store } = subject;
    await fill(store);
    const { version } = await store.saveDocument({ ...key, body: {} }, "absent");
    const outcome = await commit(store, { receipt: { ...key, body: { fileName: "a" }, expected: { version } } });
    expect(outcome.changed).toBeGreaterThan(0);
    const receipt = await store.readDocument(key);
    expect(receipt?.version).not.toBe(version);
    const { rejected, ...rest } = (receipt!.body as { outcome: ReceiptOutcome }).outcome;
    expect(receipt?.body).toMatchObject({ fileName: "a" });
    expect({ rejected, ...rest }).toStrictEqual({ ...outcome, rejected: outcome.rejections.length });
    await subject.reopen();
    expect(await subject.store.readDocument(key)).toStrictEqual(receipt);
  });

  test("are there also where the import changes nothing", async () => {
    await fill(subject.store);
    await commit(subject.store, {});
    await commit(subject.store, { receipt: { ...key, body: {}, expected: "absent" } });
    expect((await subject.store.readDocument(key))?.body).toMatchObject({ outcome: { changed: 0 } });
  });

  test("that somebody else changed end the import, and nothing of it is there", async () => {
    const { store } = subject;
    await fill(store);
    const before = await store.statistics();
    const { version } = await store.saveDocument({ ...key, body: "given up" }, "any");
    for (const expected of ["absent", { version: "other" }] as const) {
      const receipt = { ...key, body: {}, expected };
      await expect(commit(store, { receipt })).rejects.toMatchObject({ kind: "conflict" });
    }
    expect(await store.statistics()).toStrictEqual(before);
    expect(await store.readDocument(key)).toMatchObject({ version, body: "given up" });
    await commit(store, { receipt: { ...key, body: {}, expected: { version } } });
    expect((await store.statistics()).observations).toBeGreaterThan(before.observations);
  });

  test("are not there where the import fails", async () => {
    await fill(subject.store);
    const receipt = { ...key, body: {}, expected: "absent" as const };
    await expect(commit(subject.store, { receipt }, true)).rejects.toMatchObject({ kind: "rejected" });
    expect(await subject.store.readDocument(key)).toBeUndefined();
  });
});

const neo4j = inject("neo4j");

test.skipIf(neo4j.uri === "")("neo4j: receipts of an import that takes several transactions", async () => {
  const { uri, user, password } = neo4j;
  const prefix = `R${process.pid}`;
  const store = await openGraphStore(uri, { neo4j: { user, password, prefix, elementsAtOnce: 2 } });
  try {
    await fill(store);
    const before = await store.statistics();
    const { version } = await store.saveDocument({ ...key, body: "given up" }, "any");
    const given = { receipt: { ...key, body: {}, expected: "absent" as const } };
    await expect(commit(store, given)).rejects.toMatchObject({ kind: "conflict" });
    expect(await store.statistics()).toStrictEqual(before);
    expect(await store.readDocument(key)).toMatchObject({ body: "given up" });
    const { dataVersion } = await commit(store, { receipt: { ...key, body: {}, expected: { version } } });
    expect(await store.dataVersion()).toBe(dataVersion);
    expect((await store.readDocument(key))?.body).toMatchObject({ outcome: { dataVersion } });
  } finally {
    await store.close();
    await removeGraph(neo4j, prefix);
  }
});
