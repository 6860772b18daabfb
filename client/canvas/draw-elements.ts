/** Brings Cytoscape's elements in line with those to be drawn, touching only what differs. */
import type cytoscape from "cytoscape";
import { nodeTypes } from "#graph-schema/node-types.ts";
import { flowCurve } from "./flow-curve.ts";
import {
  nodeColours,
  type CanvasCaption,
  type CanvasEdge,
  type CanvasElements,
  type CanvasNode,
} from "./canvas-elements.ts";

/** Distance between the curves of edges that run beside each other. */
const laneDistance = 92;
const growMilliseconds = 240;
/** More new nodes than this appear at once. */
const mostAnimated = 150;

export interface DrawOptions {
  /** false where the reader prefers reduced motion. */
  animate: boolean;
}

/** Draws the elements; gives the ids of nodes that were not there before. */
export function drawElements(cy: cytoscape.Core, elements: CanvasElements, { animate }: DrawOptions): string[] {
  const definitions = elementDefinitions(elements);
  const present = new Set(cy.nodes().map((node) => node.id()));
  const origins = growthOrigins(cy, elements);
  cy.batch(() => {
    cy.elements()
      .filter((element) => !definitions.has(element.id()) || isRenamed(element, definitions.get(element.id())))
      .remove();
    const added: cytoscape.ElementDefinition[] = [];
    for (const [id, definition] of definitions) {
      const element = cy.getElementById(id);
      if (element.empty()) added.push(definition);
      else updateElement(element, definition, animate);
    }
    cy.add(added);
  });
  bendFlows(cy.edges());
  if (present.size === 0) return [];
  if (animate) growFrom(cy, origins);
  return elements.nodes.map(({ id }) => id).filter((id) => !present.has(id));
}

function elementDefinitions({ nodes, captions, edges }: CanvasElements): Map<string, cytoscape.ElementDefinition> {
  const all = [...nodes.map(nodeDefinition), ...captions.map(captionDefinition), ...edges.map(edgeDefinition)];
  return new Map(all.map((definition) => [String(definition.data.id), definition]));
}

/**
 * A node whose name or type changed is drawn anew with its edges: Cytoscape keeps the measures of the old label
 * and would cut the new one.
 */
function isRenamed(
  element: cytoscape.SingularElementArgument,
  definition: cytoscape.ElementDefinition | undefined,
): boolean {
  if (!element.isNode() || definition === undefined) return false;
  return element.data("label") !== definition.data["label"] || element.data("type") !== definition.data["type"];
}

function updateElement(
  element: cytoscape.SingularElementReturnValue,
  definition: cytoscape.ElementDefinition,
  animate: boolean,
): void {
  const changed = Object.entries(definition.data).filter(([name, value]) => element.data(name) !== value);
  if (changed.length > 0) element.data(Object.fromEntries(changed));
  for (const state of ["dim", "lit"]) {
    const wanted = definition.classes?.includes(state) === true;
    if (element.hasClass(state) !== wanted) element.toggleClass(state, wanted);
  }
  if (!element.isNode() || definition.position === undefined || element.grabbed()) return;
  const { x, y } = element.position();
  if (Math.abs(x - definition.position.x) < 0.5 && Math.abs(y - definition.position.y) < 0.5) return;
  if (animate) element.stop().animate({ position: definition.position }, { duration: growMilliseconds });
  else element.position(definition.position);
}

/** For each new node the place of a node it is joined to and that is on the canvas already. */
function growthOrigins(cy: cytoscape.Core, { nodes, edges }: CanvasElements): Map<string, cytoscape.Position> {
  const fresh = new Set(nodes.map(({ id }) => id).filter((id) => cy.getElementById(id).empty()));
  const origins = new Map<string, cytoscape.Position>();
  if (fresh.size > mostAnimated) return origins;
  for (const { source, target } of edges) {
    for (const [near, far] of [
      [source, target],
      [target, source],
    ] as const) {
      if (fresh.has(far) && !fresh.has(near)) origins.set(far, { ...cy.getElementById(near).position() });
    }
  }
  return origins;
}

function growFrom(cy: cytoscape.Core, origins: ReadonlyMap<string, cytoscape.Position>): void {
  for (const [id, origin] of origins) {
    const node = cy.getElementById(id);
    const place = { ...node.position() };
    node.position(origin);
    node.animate({ position: place }, { duration: growMilliseconds, easing: "ease-out" });
  }
}

/** Curves follow their nodes; called again for the edges of a node that moves. */
export function bendFlows(edges: cytoscape.EdgeCollection): void {
  for (const edge of edges) {
    if (edge.data("look") === "relationship" || edge.data("lanes") !== 1) continue;
    const curve = flowCurve(edge.source().position(), edge.target().position());
    edge.toggleClass("curved", curve !== undefined);
    edge.toggleClass("level", curve?.isLevel === true);
    if (curve === undefined || String(edge.data("distances")) === String(curve.distances)) continue;
    edge.data({ distances: curve.distances, weights: curve.weights });
  }
}

function nodeDefinition(node: CanvasNode): cytoscape.ElementDefinition {
  const { id, type, label, fullLabel, pinned, dim, x, y } = node;
  return {
    group: "nodes",
    data: {
      id,
      type: type ?? "unknown",
      label,
      fullLabel,
      pinned,
      shape: type === null ? "ellipse" : nodeTypes[type].shape,
      width: Math.min(150, 26 + label.length * 8.2),
      height: label.length > 15 ? 42 : 32,
      ...nodeColours(type),
    },
    position: { x, y },
    grabbable: true,
    classes: dim ? ["dim"] : [],
  };
}

function captionDefinition({ id, text, x, y }: CanvasCaption): cytoscape.ElementDefinition {
  return {
    group: "nodes",
    data: { id, label: text, shape: "rectangle", light: "#000", dark: "#fff" },
    position: { x, y },
    selectable: false,
    grabbable: false,
    classes: ["caption"],
  };
}

function edgeDefinition(edge: CanvasEdge): cytoscape.ElementDefinition {
  const { id, source, target, label, look, line, width, labelAt, colour, lane, lanes, dim, lit } = edge;
  // Two edges of opposite direction bend to opposite sides of one line; the sign keeps their lanes apart.
  const side = source < target ? 1 : -1;
  return {
    group: "edges",
    data: {
      id,
      source,
      target,
      label,
      look,
      line,
      width,
      labelAt,
      lanes,
      bend: side * (lane - (lanes - 1) / 2) * laneDistance,
      ...colour,
    },
    classes: [...(dim ? ["dim"] : []), ...(lit ? ["lit"] : [])],
  };
}
