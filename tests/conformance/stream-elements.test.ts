/** Reading the whole graph: every store gives each element once, and the same as when asked for by id. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSeeds } from "../../seeds/load-seeds.ts";
import { seedStore } from "../../seeds/seed-store.ts";
import type { ElementPage } from "../../server/graph-store/graph-store.ts";
import { storeFactories, type StoreUnderTest } from "./stores.ts";

async function readAll(stream: AsyncIterable<ElementPage>): Promise<ElementPage[]> {
  const pages: ElementPage[] = [];
  for await (const page of stream) pages.push(page);
  return pages;
}

describe.each(storeFactories)("$name: streamElements", ({ create }) => {
  let under: StoreUnderTest;
  let pages: ElementPage[];

  beforeAll(async () => {
    under = await create();
    await seedStore(under.store, readSeeds());
    pages = await readAll(under.store.streamElements());
  });
  afterAll(() => under.dispose());

  it("gives as many nodes and relationships as the statistics count, each once", async () => {
    const { nodes, relationships } = await under.store.statistics();
    const nodeIds = pages.flatMap((page) => page.nodes.map(({ id }) => id));
    const relationshipIds = pages.flatMap((page) => page.relationships.map(({ id }) => id));
    expect(new Set(nodeIds).size).toBe(nodes.total);
    expect(nodeIds).toHaveLength(nodes.total);
    expect(new Set(relationshipIds).size).toBe(relationships.total);
    expect(relationshipIds).toHaveLength(relationships.total);
  });

  it("gives all nodes before all relationships, in pages of bounded size", () => {
    const firstRelationships = pages.findIndex((page) => page.relationships.length > 0);
    expect(pages.slice(firstRelationships).every((page) => page.nodes.length === 0)).toBe(true);
    expect(pages.length).toBeGreaterThan(4);
  });

  it("gives each element as it is when asked for by id", async () => {
    const nodes = pages.flatMap((page) => page.nodes).filter((_, index) => index % 50 === 0);
    expect(await under.store.readNodes(nodes.map(({ id }) => id))).toEqual(nodes);
    const relationships = pages.flatMap((page) => page.relationships).filter((_, index) => index % 50 === 0);
    expect(await under.store.readRelationships(relationships.map(({ id }) => id))).toEqual(relationships);
  });

  it("stops when the caller gives up, and can be left half-way", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const stream = under.store.streamElements(controller.signal);
    await stream[Symbol.asyncIterator]().next();
    controller.abort(reason);
    await expect(readAll(under.store.streamElements(controller.signal))).rejects.toBe(reason);
    for await (const page of under.store.streamElements()) {
      expect(page.nodes.length).toBeGreaterThan(0);
      break;
    }
    expect((await under.store.readNodes(["country:KGZ"])).length).toBe(1);
  });
});
