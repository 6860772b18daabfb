import { expect, test } from "vitest";
import { describeEachStore } from "./for-each-store.ts";
import type { GraphStore } from "../../server/graph-store/graph-store.ts";
import { cellBatch, country, dataset, fillWithTrade, manyAreas, manyCells, person, runImport } from "./small-world.ts";

const customs = "source:customs";

async function fill(store: GraphStore): Promise<void> {
  await fillWithTrade(store);
  await runImport(store, { contributor: "seeds", batch: { nodes: manyAreas } });
}

describeEachStore("imports and readers", (subject) => {
  test("nothing of an import is visible before it is committed, nor after it is abandoned", async () => {
    await fill(subject.store);
    const before = await subject.store.statistics();
    const session = await subject.store.openImport({ contributor: customs });
    await session.stage({ nodes: [person("new", "New Person")] });
    await session.stageCells(cellBatch(customs, manyCells(10)));
    expect(await subject.store.statistics()).toStrictEqual(before);
    expect((await subject.store.search({ q: "new person", limit: 5 })).items).toStrictEqual([]);
    await session.abandon();
    expect(await subject.store.statistics()).toStrictEqual(before);
    await expect(session.stage({})).rejects.toMatchObject({ kind: "unknown-reference" });
    await expect(session.commit()).rejects.toMatchObject({ kind: "unknown-reference" });
  });

  test("readers see one state or the other while an import commits", async () => {
    await fill(subject.store);
    const session = await subject.store.openImport({ contributor: customs });
    await session.stageCells(cellBatch(customs, manyCells(20_000)));
    let done = false;
    const committing = session.commit().then((outcome) => {
      done = true;
      return outcome;
    });
    const seen = new Set<string>();
    while (!done) {
      const { dataVersion, nodes } = await subject.store.statistics();
      seen.add(`${dataVersion} ${nodes.byType["CommodityRoute"]}`);
    }
    const { dataVersion } = await committing;
    seen.add(`${dataVersion} 20002`);
    expect(seen.size).toBeLessThanOrEqual(2);
  });

  test("answers that stopped early do not hold readers to an old state", async () => {
    await fill(subject.store);
    await runImport(subject.store, { contributor: customs, cells: manyCells(50) });
    const page = () => subject.store.expand({ nodeIds: ["country:X00", "country:X01"], exclude: [], limit: 1 });
    await Promise.all(Array.from({ length: 8 }, page));
    await runImport(subject.store, { contributor: customs, cells: manyCells(60) });
    const answers = await Promise.all(Array.from({ length: 8 }, () => subject.store.statistics()));
    expect(new Set(answers.map(({ observations }) => observations))).toStrictEqual(new Set([63]));
  });

  test("two imports at once both arrive", async () => {
    await fill(subject.store);
    const a = await subject.store.openImport({ contributor: "source:a" });
    const b = await subject.store.openImport({ contributor: "source:b" });
    await Promise.all([
      a.stage({ nodes: [dataset("a"), country("UZB", "Uzbekistan")] }),
      b.stage({ nodes: [dataset("b")] }),
    ]);
    await Promise.all([a.commit(), b.commit()]);
    const ids = (await subject.store.listDatasets()).map(({ id }) => id);
    expect(ids).toStrictEqual(["source:a", "source:b", customs]);
  });

  test("an aborted call rejects with the signal's reason, and the store goes on", async () => {
    await fill(subject.store);
    const reason = new Error("no longer wanted");
    await expect(subject.store.search({ q: "china", limit: 5 }, AbortSignal.abort(reason))).rejects.toBe(reason);
    const controller = new AbortController();
    const pending = subject.store.expand({ nodeIds: ["country:CHN"], exclude: [], limit: 5 }, controller.signal);
    controller.abort(reason);
    await expect(pending).rejects.toBe(reason);
    expect((await subject.store.search({ q: "china", limit: 5 })).items[0]?.id).toBe("country:CHN");
  });

  test("an aborted commit leaves everything as it was", async () => {
    await fill(subject.store);
    const before = await subject.store.statistics();
    const session = await subject.store.openImport({ contributor: customs });
    await session.stageCells(cellBatch(customs, manyCells(20_000)));
    const controller = new AbortController();
    const committing = session.commit(controller.signal);
    setTimeout(() => controller.abort(new Error("cancelled")), 20);
    await expect(committing).rejects.toThrow("cancelled");
    expect(await subject.store.statistics()).toStrictEqual(before);
    await runImport(subject.store, { contributor: customs, cells: manyCells(1) });
    expect((await subject.store.statistics()).observations).toBe(before.observations + 1);
  });

  test("an aborted stream ends with the reason and frees its reader", async () => {
    await fill(subject.store);
    await runImport(subject.store, { contributor: customs, cells: manyCells(30_000) });
    const controller = new AbortController();
    const read = async () => {
      for await (const _block of subject.store.streamSeries(controller.signal)) controller.abort(new Error("enough"));
    };
    await expect(read()).rejects.toThrow("enough");
    expect((await subject.store.statistics()).observations).toBe(30_003);
  });

  test("a closed store answers no more; closing twice is harmless", async () => {
    await fill(subject.store);
    const { store } = subject;
    await Promise.all([store.close(), store.close()]);
    await expect(store.statistics()).rejects.toMatchObject({ kind: "unavailable" });
    await expect(store.openImport({ contributor: "seeds" })).rejects.toMatchObject({ kind: "unavailable" });
  });
});
