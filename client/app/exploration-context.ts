/** The one exploration of this page, for components. */
import { useSyncExternalStore } from "react";
import type { Action } from "../exploration/action.ts";
import { createExplorationStore } from "../exploration/exploration-store.ts";
import type { Exploration } from "../exploration/exploration.ts";

export const explorationStore = createExplorationStore();

export function dispatch(action: Action): void {
  explorationStore.dispatch(action);
}

/** Reads a part of the exploration; `select` must give the same object as long as nothing it reads changed. */
export function useExploration<Part>(select: (exploration: Exploration) => Part): Part {
  const read = () => select(explorationStore.getState());
  return useSyncExternalStore(explorationStore.subscribe, read, read);
}
