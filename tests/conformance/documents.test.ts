import { expect, test } from "vitest";
import type { DocumentKey, GraphStore } from "../../server/graph-store/graph-store.ts";
import { describeEachStore } from "./for-each-store.ts";
import { cellBatch, fillWithTrade, manyAreas, manyCells, runImport } from "./small-world.ts";

const key = (id: string, kind = "note-book"): DocumentKey => ({ kind, id });
const conflict = expect.objectContaining({ kind: "conflict" });

const oddIds = [
  " ",
  "a/b?c#d",
  "'; DROP TABLE document; --",
  "`) DETACH DELETE (n",
  "\\u0027",
  "Ünïcödé",
  "日本",
  "😀",
  "\uFFFD",
  "z".repeat(200),
];

async function listAll(store: GraphStore, kind: string | undefined, limit: number): Promise<DocumentKey[]> {
  const all: DocumentKey[] = [];
  for (;;) {
    const after = all.at(-1);
    const page = await store.listDocuments(kind, { limit, ...(after === undefined ? {} : { after }) });
    all.push(...page.map(({ kind: of, id }) => ({ kind: of, id })));
    if (page.length < limit) return all;
  }
}

describeEachStore("documents", (subject) => {
  test("come back as they were saved, also after the store was opened again", async () => {
    const before = Date.now() - 60_000;
    const body = { text: "ключ ' \" \\ \u0000 😀", number: 1e-7, nested: [null, { deep: [true, ""] }] };
    const saved = await subject.store.saveDocument({ ...key("a"), body }, "absent");
    expect(Date.parse(saved.savedAt)).toBeGreaterThan(before);
    expect(saved).toMatchObject({ ...key("a"), body });
    expect(await subject.store.readDocument(key("a"))).toStrictEqual(saved);
    await subject.reopen();
    expect(await subject.store.readDocument(key("a"))).toStrictEqual(saved);
    expect(await subject.store.readDocument(key("b"))).toBeUndefined();
    expect(await subject.store.readDocument(key("a", "other"))).toBeUndefined();
  });

  test("may be large", async () => {
    const body = { lines: Array.from({ length: 40_000 }, (_, index) => `${index} ${"ж".repeat(40)}`) };
    await subject.store.saveDocument({ ...key("large"), body }, "any");
    expect((await subject.store.readDocument(key("large")))?.body).toStrictEqual(body);
  });

  test("are changed only by whoever knows their version", async () => {
    const { store } = subject;
    const first = await store.saveDocument({ ...key("a"), body: 1 }, "absent");
    await expect(store.saveDocument({ ...key("a"), body: 2 }, "absent")).rejects.toStrictEqual(conflict);
    const second = await store.saveDocument({ ...key("a"), body: 2 }, { version: first.version });
    expect(second.version).not.toBe(first.version);
    await expect(store.saveDocument({ ...key("a"), body: 3 }, { version: first.version })).rejects.toStrictEqual(
      conflict,
    );
    await expect(store.saveDocument({ ...key("none"), body: 3 }, { version: first.version })).rejects.toStrictEqual(
      conflict,
    );
    expect(await store.readDocument(key("none"))).toBeUndefined();
    expect((await store.readDocument(key("a")))?.body).toBe(2);
    await store.saveDocument({ ...key("a"), body: 4 }, "any");
    await expect(store.deleteDocument(key("a"), { version: second.version })).rejects.toStrictEqual(conflict);
    expect(await store.deleteDocument(key("a"), "any")).toBe(true);
    expect(await store.deleteDocument(key("a"), "any")).toBe(false);
    await expect(store.deleteDocument(key("a"), { version: second.version })).rejects.toStrictEqual(conflict);
    expect(await store.listDocuments(undefined, { limit: 10 })).toStrictEqual([]);
  });

  test.each([
    ["absent", async () => "absent" as const],
    [
      "one version",
      async (store: GraphStore) => ({ version: (await store.saveDocument({ ...key("a"), body: 0 }, "any")).version }),
    ],
  ])("of many savers at once who expect %s, one wins", async (_, prepare) => {
    const expected = await prepare(subject.store);
    const savers = Array.from({ length: 12 }, (_unused, body) =>
      subject.store.saveDocument({ ...key("a"), body }, expected),
    );
    const ends = await Promise.allSettled(savers);
    const winners = ends.filter((end) => end.status === "fulfilled").map(({ value }) => value);
    expect(winners).toHaveLength(1);
    for (const end of ends) if (end.status === "rejected") expect(end.reason).toStrictEqual(conflict);
    expect(await subject.store.readDocument(key("a"))).toStrictEqual(winners[0]);
  });

  test("are listed by kind and id in pages, odd ids and all", async () => {
    const ids = [...oddIds, ...Array.from({ length: 15 }, (_, index) => `id-${index}`)];
    for (const kind of ["zebra", "apple"]) {
      for (const id of ids) await subject.store.saveDocument({ ...key(id, kind), body: id }, "absent");
    }
    const byCodePoints = ids.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    const apples = byCodePoints.map((id) => key(id, "apple"));
    const zebras = byCodePoints.map((id) => key(id, "zebra"));
    expect(await listAll(subject.store, "apple", 4)).toStrictEqual(apples);
    expect(await listAll(subject.store, undefined, 7)).toStrictEqual([...apples, ...zebras]);
    expect(await listAll(subject.store, "mango", 7)).toStrictEqual([]);
    const [first] = await subject.store.listDocuments("zebra", { limit: 1, after: key("x", "apple") });
    expect(first).toMatchObject(zebras[0]!);
    expect(await subject.store.listDocuments("apple", { limit: 1, after: key("", "zebra") })).toStrictEqual([]);
  });

  test("with a key or body that could not come back as it is are refused", async () => {
    const keys = [
      ...["", "x".repeat(201), "a\u0000b", "\uD800"].map((id) => key(id, "view")),
      ...["View", ""].map((kind) => key("a", kind)),
    ];
    const odd = [...keys.map((one) => ({ ...one, body: 1 })), { ...key("a"), body: undefined }];
    for (const document of odd) {
      await expect(subject.store.saveDocument(document, "any")).rejects.toThrow(TypeError);
    }
    expect(await subject.store.listDocuments(undefined, { limit: 1 })).toStrictEqual([]);
  });

  test("are no part of the graph, and outlive its changes", async () => {
    await fillWithTrade(subject.store);
    const before = await subject.store.statistics();
    await subject.store.saveDocument({ ...key("a"), body: {} }, "absent");
    expect(await subject.store.statistics()).toStrictEqual(before);
    await runImport(subject.store, { contributor: "seeds", batch: { nodes: manyAreas } });
    await subject.store.removeDataset("source:customs");
    expect(await listAll(subject.store, undefined, 5)).toStrictEqual([key("a")]);
  });

  test("need not wait for an import that is being staged", async () => {
    await fillWithTrade(subject.store);
    const session = await subject.store.openImport({ contributor: "source:customs" });
    const staging = session.stageCells(cellBatch("source:customs", manyCells(5000)));
    await subject.store.saveDocument({ ...key("a"), body: {} }, "absent");
    await staging;
    expect(await subject.store.readDocument(key("a"))).toBeDefined();
    await session.abandon();
  });
});
