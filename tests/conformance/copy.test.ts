/** A copy is as the original in every respect, whichever stores it goes between. */
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { ContributionPage, ContributionQuestion, GraphStore } from "../../server/graph-store/graph-store.ts";
import { contributionParts } from "../../server/graph-store/graph-store.ts";
import { copyGraph, type CopyProgress, type CopyResult, type CopyTask } from "../../server/copy/copy-graph.ts";
import { beforeSave } from "../fixtures/before-save.ts";
import { copiedDatasets, fillCopiedWorld } from "./copied-world.ts";
import { describeEachFilledStore } from "./for-each-store.ts";
import { seeAll } from "./see-all.ts";
import { areas, dataset, manyAreas, manyCells, organization, relate, runImport } from "./small-world.ts";
import { storeFactories, type StoreUnderTest } from "./stores.ts";

function copy(from: GraphStore, to: GraphStore, more: Partial<CopyTask> = {}): Promise<CopyResult> {
  const { signal } = new AbortController();
  return copyGraph({ from, to, source: "the original", restart: false, onProgress: () => undefined, signal, ...more });
}

const embedded = storeFactories[0]!;
const documentKeys = [
  { kind: "view", id: "a b/ü" },
  { kind: "query", id: "q" },
];

async function readDocuments(store: GraphStore) {
  const documents = await Promise.all(documentKeys.map((key) => store.readDocument(key)));
  return documents.map(({ kind, id, body } = { kind: "", id: "", body: null, version: "", savedAt: "" }) => ({
    kind,
    id,
    body,
  }));
}

test.each(storeFactories)(
  "a copy to $name and from there back is as the original, also when datasets are taken back",
  async ({ create }) => {
    const all = [await embedded.create(), await create(), await embedded.create()];
    const [original, away, back] = all.map(({ store }) => store) as [GraphStore, GraphStore, GraphStore];
    try {
      await fillCopiedWorld(original);
      expect(await copy(original, away)).toMatchObject({ begun: "new", differences: [] });
      expect(await copy(away, back)).toMatchObject({ begun: "new", differences: [] });
      const compareAll = async () => {
        const expected = await seeAll(original);
        for (const store of [away, back]) expect(await seeAll(store)).toStrictEqual(expected);
      };
      await compareAll();
      for (const store of [away, back]) {
        expect(await store.listContributors()).toStrictEqual(await original.listContributors());
        expect(await store.listNotes()).toStrictEqual(await original.listNotes());
        expect(await readDocuments(store)).toStrictEqual(await readDocuments(original));
      }
      for (const id of copiedDatasets) {
        const { removed } = (await original.removeDataset(id))!;
        for (const store of [away, back]) expect((await store.removeDataset(id))?.removed).toStrictEqual(removed);
      }
      await compareAll();
    } finally {
      for (const under of all) await under.dispose();
    }
  },
  300_000,
);

describe("a copy", () => {
  let original: StoreUnderTest;
  let copied: StoreUnderTest;
  beforeEach(async () => {
    original = await embedded.create();
    copied = await embedded.create();
    await runImport(original.store, { contributor: "seeds", batch: { nodes: areas } });
    await runImport(original.store, { contributor: "source:a", batch: { nodes: [dataset("a")] } });
  });
  afterEach(async () => {
    await copied.dispose();
    await original.dispose();
  });

  const conflict = (message: RegExp) =>
    expect.objectContaining({ kind: "conflict", message: expect.stringMatching(message) });

  const interrupted = async (saves: number) => {
    const target = beforeSave(copied.store, saves, () => Promise.reject(new Error("interrupted")));
    await expect(copy(original.store, target)).rejects.toThrow("interrupted");
  };

  test("is refused by a store that holds anything else", async () => {
    await runImport(copied.store, { contributor: "seeds", batch: { nodes: areas } });
    await expect(copy(original.store, copied.store)).rejects.toStrictEqual(conflict(/holds data of its own/));
    await expect(copy(original.store, copied.store, { restart: true })).rejects.toStrictEqual(conflict(/of its own/));
  });

  test("is refused by a store that holds documents only", async () => {
    await copied.store.saveDocument({ kind: "view", id: "mine", body: 1 }, "absent");
    await expect(copy(original.store, copied.store)).rejects.toStrictEqual(conflict(/holds data of its own/));
  });

  test.each([1, 4])("goes on after %i saved steps", async (steps) => {
    await interrupted(steps);
    expect(await copy(original.store, copied.store)).toMatchObject({ begun: "resumed", differences: [] });
    expect(await seeAll(copied.store)).toStrictEqual(await seeAll(original.store));
  });

  test("does not go on from a source that has changed, and begins anew when told so", async () => {
    await interrupted(4);
    await runImport(original.store, { contributor: "source:a", batch: { nodes: [organization("x", "X")] } });
    await expect(copy(original.store, copied.store)).rejects.toStrictEqual(conflict(/changed since.*--restart/));
    expect(await copy(original.store, copied.store, { restart: true })).toMatchObject({
      begun: "new",
      differences: [],
    });
    expect(await seeAll(copied.store)).toStrictEqual(await seeAll(original.store));
  });

  test("notices a source that changes meanwhile", async () => {
    const change = () => runImport(original.store, { contributor: "source:b", batch: { nodes: [dataset("b")] } });
    const copying = copy(original.store, beforeSave(copied.store, 2, change));
    await expect(copying).rejects.toStrictEqual(conflict(/source has changed/));
  });

  test("notices somebody else who copies into the same store", async () => {
    const other = () => copy(original.store, copied.store);
    await expect(copy(original.store, beforeSave(copied.store, 2, other))).rejects.toStrictEqual(
      conflict(/Another process copies/),
    );
  });

  test("does not take a store away that was finished and used since", async () => {
    await copy(original.store, copied.store);
    await runImport(original.store, { contributor: "source:b", batch: { nodes: [dataset("b")] } });
    await expect(copy(original.store, copied.store)).rejects.toStrictEqual(conflict(/finished copy/));
    await expect(copy(original.store, copied.store, { restart: true })).rejects.toStrictEqual(
      conflict(/finished copy/),
    );
  });

  test("is written in imports of bounded size", async () => {
    await runImport(original.store, { contributor: "seeds", batch: { nodes: manyAreas } });
    const cells = [2020, 2021, 2022].flatMap((period) => manyCells(39_600).map((cell) => ({ ...cell, period })));
    await runImport(original.store, { contributor: "source:a", cells });
    const opened = vi.spyOn(copied.store, "openImport");
    const read = new Set<number>();
    const onProgress = ({ phase, items }: CopyProgress) => phase === "figures" && read.add(items);
    expect((await copy(original.store, copied.store, { onProgress })).differences).toStrictEqual([]);
    expect(Math.max(...read) - Math.min(...read)).toBe(cells.length);
    // One for its nodes, two for its figures, one for its relationships.
    expect(opened.mock.calls.filter(([{ contributor }]) => contributor === "source:a")).toHaveLength(4);
  });

  test("says where the target has become another", async () => {
    await copy(original.store, copied.store);
    await runImport(copied.store, { contributor: "source:a", batch: { nodes: [organization("x", "X")] } });
    const { differences } = await copy(original.store, copied.store);
    expect(differences).toContain("source:a: counts or digest differ");
    expect(differences).toContain("nodes Organization: 0 in the source, 1 in the target");
  });
});

describeEachFilledStore("what a contributor says", (subject) => {
  beforeAll(async () => {
    await runImport(subject.store, { contributor: "seeds", batch: { nodes: manyAreas } });
    const people = Array.from({ length: 1500 }, (_, i) => organization(`o${i}`, `Organization ${i}`));
    const relationships = people.map(({ id }) => relate("PART_OF", id, "organization:o0")).slice(1);
    const nodes = [dataset("many"), ...people];
    await runImport(subject.store, {
      contributor: "source:many",
      batch: { nodes, relationships },
      cells: manyCells(9000),
    });
  });

  const read = async (question: ContributionQuestion) => {
    const pages: ContributionPage[] = [];
    for await (const page of subject.store.streamContributions(question)) pages.push(page);
    return pages;
  };
  const itemsOf = (pages: readonly ContributionPage[]) =>
    pages.flatMap(({ batch, cells }) => [
      ...(batch?.nodes ?? []).map(({ id }) => id),
      ...(batch?.relationships ?? []).map(({ type, start, end }) => `${type} ${start} ${end}`),
      ...(cells ?? []).flatMap(({ keys, keyIndex }) => Array.from(keyIndex, (key) => JSON.stringify(keys[key]))),
    ]);

  test.each(contributionParts)("comes in pages, and after any of them: %s", async (part) => {
    const pages = await read({ contributor: "source:many", part });
    expect(pages.length > 1).toBe(part !== "amounts");
    const all = itemsOf(pages);
    expect(new Set(all).size).toBe(all.length);
    for (const [i, { cursor }] of pages.entries()) {
      expect(itemsOf(await read({ contributor: "source:many", part, after: cursor }))).toStrictEqual(
        itemsOf(pages.slice(i + 1)),
      );
    }
  });

  test("is nothing of somebody who is not known", async () => {
    for (const part of contributionParts) expect(await read({ contributor: "source:none", part })).toStrictEqual([]);
  });

  test("ends when nobody wants it any more", async () => {
    const controller = new AbortController();
    const reading = async () => {
      const question = { contributor: "source:many", part: "figures" } as const;
      for await (const _ of subject.store.streamContributions(question, controller.signal)) controller.abort();
    };
    await expect(reading()).rejects.toMatchObject({ name: "AbortError" });
  });
});
