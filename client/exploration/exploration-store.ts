import type { Action } from "./action.ts";
import { applyAction, emptyExploration, type Exploration } from "./exploration.ts";

export interface ExplorationStore {
  getState: () => Exploration;
  dispatch: (action: Action) => void;
  /** Calls `listener` after every change; the answer ends that. */
  subscribe: (listener: () => void) => () => void;
}

export function createExplorationStore(initial: Exploration = emptyExploration): ExplorationStore {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    getState: () => state,
    dispatch(action) {
      const next = applyAction(state, action);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
