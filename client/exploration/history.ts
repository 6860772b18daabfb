/** Undo and redo as differences between documents: for each section and id, what was there before and after. */
import type { ExplorationDocument } from "./state.ts";

type Section = keyof ExplorationDocument;
type Change = readonly [before: unknown, after: unknown];
/** Absent ids did not change; undefined inside a change means that the id was not there. */
export type Difference = Partial<Record<Section, Record<string, Change>>>;

export interface History {
  past: readonly Difference[];
  future: readonly Difference[];
}

export const emptyHistory: History = { past: [], future: [] };
const deepest = 500;
const sections: readonly Section[] = ["traces", "chains", "nodes", "relationships", "lit"];

export function differenceBetween(before: ExplorationDocument, after: ExplorationDocument): Difference {
  const difference: Difference = {};
  for (const section of sections) {
    const changes = compareRecords(before[section], after[section]);
    if (Object.keys(changes).length > 0) difference[section] = changes;
  }
  return difference;
}

function compareRecords(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Record<string, Change> {
  if (before === after) return {};
  const changes: Record<string, Change> = {};
  for (const id of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (before[id] !== after[id]) changes[id] = [before[id], after[id]];
  }
  return changes;
}

export function isEmptyDifference(difference: Difference): boolean {
  return Object.keys(difference).length === 0;
}

/** The document with a difference taken back (`backward`) or made again (`forward`). */
export function applyDifference(
  document: ExplorationDocument,
  difference: Difference,
  direction: "backward" | "forward",
): ExplorationDocument {
  const side = direction === "backward" ? 0 : 1;
  const patched = Object.entries(difference).map(([section, changes]) => [
    section,
    patchRecord(document[section as Section], changes, side),
  ]);
  return { ...document, ...(Object.fromEntries(patched) as Partial<ExplorationDocument>) };
}

function patchRecord(
  record: Readonly<Record<string, unknown>>,
  changes: Record<string, Change>,
  side: 0 | 1,
): Record<string, unknown> {
  const patched = { ...record };
  for (const [id, change] of Object.entries(changes)) {
    if (change[side] === undefined) delete patched[id];
    else patched[id] = change[side];
  }
  return patched;
}

/** Records a step; what had been undone is forgotten. Nothing is recorded when nothing changed. */
export function recordStep(history: History, before: ExplorationDocument, after: ExplorationDocument): History {
  const difference = differenceBetween(before, after);
  if (isEmptyDifference(difference)) return history;
  return { past: [...history.past.slice(1 - deepest), difference], future: [] };
}

export interface Step {
  document: ExplorationDocument;
  history: History;
}

/** One step back, or undefined at the beginning. */
export function undoStep({ document, history }: Step): Step | undefined {
  const last = history.past.at(-1);
  if (last === undefined) return undefined;
  return {
    document: applyDifference(document, last, "backward"),
    history: { past: history.past.slice(0, -1), future: [last, ...history.future] },
  };
}

/** One step forward again, or undefined at the end. */
export function redoStep({ document, history }: Step): Step | undefined {
  const [next, ...rest] = history.future;
  if (next === undefined) return undefined;
  return {
    document: applyDifference(document, next, "forward"),
    history: { past: [...history.past, next], future: rest },
  };
}
