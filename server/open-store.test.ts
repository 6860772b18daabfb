import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openSeededStore, type SeededStoreOptions } from "./open-store.ts";
import { readSeedsMark, writeSeedsMark } from "./seeds-mark.ts";

// Each test opens several stores or programs, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "entrepot-open-store-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (options: SeededStoreOptions = {}) => openSeededStore({ uri: `sqlite:${folder}`, ...options });

async function openAndCount(options: SeededStoreOptions = {}) {
  const store = await open(options);
  const { nodes, dataVersion } = await store.statistics();
  await store.close();
  return { claims: nodes.byType["Claim"] ?? 0, countries: nodes.byType["Country"] ?? 0, dataVersion };
}

describe("openSeededStore", () => {
  it("fills an empty store with the story, once", async () => {
    const first = await openAndCount();
    expect(first.claims).toBeGreaterThan(10);
    expect(await openAndCount()).toEqual(first);
  });

  it("keeps to countries and commodities when told so, also without being told again", async () => {
    const first = await openAndCount({ seeds: "none" });
    expect(first).toMatchObject({ claims: 0 });
    expect(first.countries).toBeGreaterThan(240);
    expect(await openAndCount()).toEqual(first);
    expect(await openAndCount({ access: "read" })).toEqual(first);
    expect((await openAndCount({ seeds: "story" })).claims).toBeGreaterThan(10);
  });

  it("writes the seeds again when they have changed since, which leaves the data version where nothing differs", async () => {
    const first = await openAndCount();
    const store = await open();
    await writeSeedsMark(store, { selection: "story", digest: "of an older release" });
    await store.close();
    expect(await openAndCount()).toEqual(first);
    const reader = await open({ access: "read" });
    expect((await readSeedsMark(reader))?.digest).toMatch(/^[0-9a-f]{64}$/);
    await reader.close();
  });

  it("reads a store that another process writes to, and refuses to write to it", async () => {
    const writer = await open();
    const reader = await open({ access: "read" });
    expect(await reader.dataVersion()).toBe(await writer.dataVersion());
    await expect(open()).rejects.toMatchObject({ kind: "locked" });
    await reader.close();
    await writer.close();
  });

  it("seeds an empty store also for somebody who only reads", async () => {
    expect((await openAndCount({ access: "read" })).claims).toBeGreaterThan(10);
  });
});
