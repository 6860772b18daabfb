/** Mouse and touch on the canvas, told as what the user means. */
import type cytoscape from "cytoscape";
import type { Point } from "../exploration/state.ts";

export interface CanvasGestures {
  onSelect: (ids: string[]) => void;
  /** A click: on a node or an edge, or on the ground. */
  onInspect: (id: string | null) => void;
  onExpand: (id: string) => void;
  /** Right click; place in the page, id of what is under it. */
  onMenu: (id: string | null, at: Point) => void;
  onMove: (places: Record<string, Point>) => void;
}

export function watchGestures(cy: cytoscape.Core, gestures: CanvasGestures): void {
  const tellSelection = once(() => gestures.onSelect(cy.$(":selected").map((element) => element.id())));
  cy.on("select unselect", tellSelection);
  cy.on("tap", (event) => {
    if (event.target === cy) gestures.onInspect(null);
    else if (!isAdditive(event)) gestures.onInspect((event.target as cytoscape.SingularElementReturnValue).id());
  });
  cy.on("dbltap", "node", (event) => gestures.onExpand((event.target as cytoscape.NodeSingular).id()));
  cy.on("cxttap", (event) => {
    const id = event.target === cy ? null : (event.target as cytoscape.SingularElementReturnValue).id();
    gestures.onMenu(id, { x: event.originalEvent.clientX, y: event.originalEvent.clientY });
  });
  cy.on("mouseover", "node", (event) => {
    cy.container()?.setAttribute("title", String((event.target as cytoscape.NodeSingular).data("fullLabel") ?? ""));
  });
  cy.on("mouseout", "node", () => cy.container()?.removeAttribute("title"));
  cy.on("mouseover", "node, edge", () => cy.container()?.style.setProperty("cursor", "pointer"));
  cy.on("mouseout", "node, edge", () => cy.container()?.style.removeProperty("cursor"));
  const moved = new Set<string>();
  const tellMoves = once(() => {
    gestures.onMove(Object.fromEntries([...moved].map((id) => [id, { ...cy.getElementById(id).position() }])));
    moved.clear();
  });
  cy.on("dragfree", "node", (event) => {
    moved.add((event.target as cytoscape.NodeSingular).id());
    tellMoves();
  });
}

function isAdditive(event: cytoscape.EventObject): boolean {
  const { shiftKey, ctrlKey, metaKey } = event.originalEvent;
  return shiftKey || ctrlKey || metaKey;
}

/** Several calls in one turn become one call at its end. */
function once(action: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      action();
    });
  };
}
