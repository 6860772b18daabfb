import { describe, expect, it } from "vitest";
import { forgetHistory, readHistory, remember, type HistoryEntry } from "./query-history.ts";

function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
    removeItem: (key: string) => items.delete(key),
  } as unknown as Storage;
}

const entry = (query: string, at = "2024-04-26T10:00:00Z"): HistoryEntry => ({ query, parameters: "{}", at });

describe("query history", () => {
  it("keeps the last fifty, each once, newest first", () => {
    const storage = memoryStorage();
    for (let index = 0; index < 60; index++) remember(storage, entry(`RETURN ${index}`));
    remember(storage, entry("RETURN 30", "2024-04-27T10:00:00Z"));
    const kept = readHistory(storage);
    expect(kept).toHaveLength(50);
    expect(kept[0]).toEqual(entry("RETURN 30", "2024-04-27T10:00:00Z"));
    expect(kept.filter(({ query }) => query === "RETURN 30")).toHaveLength(1);
    forgetHistory(storage);
    expect(readHistory(storage)).toEqual([]);
  });

  it("takes what it cannot read for nothing", () => {
    const storage = memoryStorage();
    for (const text of ["{", "[{}]", "null"]) {
      storage.setItem("entrepot.cypher-history", text);
      expect(readHistory(storage)).toEqual([]);
    }
  });
});
