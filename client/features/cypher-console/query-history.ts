/** The queries that were run in this browser, kept in its local storage. */
import { z } from "zod";

const storageKey = "entrepot.cypher-history";
const limit = 50;

const entrySchema = z.strictObject({ query: z.string(), parameters: z.string(), at: z.iso.datetime() });
export type HistoryEntry = z.infer<typeof entrySchema>;

/** Newest first. What is kept there and cannot be read counts as nothing. */
export function readHistory(storage: Storage): HistoryEntry[] {
  const text = storage.getItem(storageKey);
  if (text === null) return [];
  try {
    return z.array(entrySchema).parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return [];
    throw error;
  }
}

/** A query that was run before moves to the front. Returns what is kept then. */
export function remember(storage: Storage, entry: HistoryEntry): HistoryEntry[] {
  const others = readHistory(storage).filter(
    ({ query, parameters }) => query !== entry.query || parameters !== entry.parameters,
  );
  const kept = [entry, ...others].slice(0, limit);
  storage.setItem(storageKey, JSON.stringify(kept));
  return kept;
}

export function forgetHistory(storage: Storage): void {
  storage.removeItem(storageKey);
}
