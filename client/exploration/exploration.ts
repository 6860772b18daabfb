/** An exploration and what an action makes of it. Pure: equal actions on equal explorations give equal ones. */
import type { Action, DocumentAction, ViewAction } from "./action.ts";
import { closeTrace, hideChains, lightChain, openTrace, openTraces, showChains } from "./actions/chain-actions.ts";
import {
  addNodes,
  addRelationships,
  clearDocument,
  keepOnly,
  moveNodes,
  pinNodes,
  removeElements,
} from "./actions/node-actions.ts";
import { learn, learnFrom } from "./actions/learn.ts";
import { emptyHistory, recordStep, redoStep, undoStep, type History, type Step } from "./history.ts";
import { emptyDocument, emptyLibrary, emptyView, type ExplorationDocument, type Library, type View } from "./state.ts";

export interface Exploration {
  document: ExplorationDocument;
  library: Library;
  view: View;
  history: History;
}

export const emptyExploration: Exploration = {
  document: emptyDocument,
  library: emptyLibrary,
  view: emptyView,
  history: emptyHistory,
};

export function applyAction(exploration: Exploration, action: Action): Exploration {
  switch (action.type) {
    case "undo":
      return walk(exploration, undoStep(exploration));
    case "redo":
      return walk(exploration, redoStep(exploration));
    case "start": {
      const library = action.traces.reduce(
        (known, trace) => learnFrom(known, { type: "open-trace", replace: false, ...trace }),
        exploration.library,
      );
      return {
        library,
        document: openTraces(library, action.traces),
        view: { ...emptyView, picture: exploration.view.picture + 1 },
        history: emptyHistory,
      };
    }
    case "restore":
      return {
        ...exploration,
        document: action.document,
        view: { ...action.view, picture: exploration.view.picture + 1 },
        history: emptyHistory,
      };
    case "select":
    case "inspect":
    case "learn":
      return changeView(exploration, action);
    default:
      return changePicture(exploration, action);
  }
}

function walk(exploration: Exploration, step: Step | undefined): Exploration {
  return step === undefined ? exploration : { ...exploration, ...step };
}

function changeView(exploration: Exploration, action: ViewAction): Exploration {
  const { view } = exploration;
  switch (action.type) {
    case "select": {
      const selection = action.add === true ? toggleIds(view.selection, action.ids) : action.ids;
      return { ...exploration, view: { ...view, selection } };
    }
    case "inspect":
      return { ...exploration, view: { ...view, inspected: action.target } };
    case "learn":
      return { ...exploration, library: learn(exploration.library, action) };
  }
}

function toggleIds(selection: readonly string[], ids: readonly string[]): string[] {
  const kept = selection.filter((id) => !ids.includes(id));
  return [...kept, ...ids.filter((id) => !selection.includes(id))];
}

function changePicture(exploration: Exploration, action: DocumentAction): Exploration {
  const library = learnFrom(exploration.library, action);
  const document = changeDocument(exploration.document, library, action);
  if (document === exploration.document)
    return library === exploration.library ? exploration : { ...exploration, library };
  const history = recordStep(exploration.history, exploration.document, document);
  const begins = action.type === "open-trace" || action.type === "clear";
  const view = begins ? { ...emptyView, picture: exploration.view.picture + 1 } : exploration.view;
  return { library, document, history, view };
}

function changeDocument(document: ExplorationDocument, library: Library, action: DocumentAction): ExplorationDocument {
  switch (action.type) {
    case "open-trace":
      return openTrace(document, library, action);
    case "close-trace":
      return closeTrace(document, library, action.trace);
    case "show-chains":
      return showChains(document, library, action.keys);
    case "hide-chains":
      return hideChains(document, library, action.keys);
    case "light-chain":
      return lightChain(document, library, action.key);
    case "add-nodes":
      return addRelationships(addNodes(document, action.nodes, action.near), action.relationships ?? []);
    case "add-relationships":
      return addRelationships(document, action.relationships);
    case "expand":
      return addRelationships(addNodes(document, action.response.nodes, action.parent), action.response.relationships);
    case "remove":
      return removeElements(document, library, action.ids);
    case "keep-only":
      return keepOnly(document, library, action.ids);
    case "move":
      return moveNodes(document, action.places);
    case "pin":
      return pinNodes(document, action.ids, action.pinned);
    case "clear":
      return clearDocument(document);
  }
}
