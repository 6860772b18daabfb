/** Moving the view. Placed nodes never move for it. */
import type cytoscape from "cytoscape";
import type { Point } from "../exploration/state.ts";

interface Box {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

const widestPadding = 28;
/** Of the canvas's width. */
const paddingShare = 0.03;
/** The toolbar stands on the canvas above; nothing is shown under it. */
const toolbarHeight = 44;
const largestFit = 1.35;
/** Labels are legible from here on; a small picture is not shown smaller at first, even where a part is cut. */
const leastLegible = 0.8;
/** A little less is borne where that shows the whole. */
const leastForWhole = 0.65;
/** And less again for the whole breadth at first: a chain that is cut at both ends tells nothing. */
const leastForBreadth = 0.5;
const smallPicture = 60;
const milliseconds = 200;

/** Pixels between picture and edges; few beside open details, where the canvas is narrow. */
function paddingOf(cy: cytoscape.Core): number {
  return Math.min(widestPadding, paddingShare * cy.width());
}

/** Another picture begins: measures the canvas anew, which shows it from its beginning (refitOnResize). */
export function beginPicture(cy: cytoscape.Core): void {
  cy.scratch("ownView", false);
  cy.resize();
}

/** The whole picture, or on a small screen its upper part in a legible size. */
function showBeginning(cy: cytoscape.Core): void {
  if (cy.nodes().length > smallPicture) return fitAll(cy);
  const breadth = (cy.width() - 2 * paddingOf(cy)) / Math.max(1, cy.elements().boundingBox().w);
  fitAll(cy, breadth >= leastForBreadth ? Math.min(breadth, leastLegible) : leastLegible);
}

/** Shows everything, without enlarging a small picture beyond comfort, nor making it smaller than `least`. */
export function fitAll(cy: cytoscape.Core | null, least = 0): void {
  if (cy === null || cy.elements().empty() || cy.width() === 0) return;
  cy.stop();
  cy.scratch("ownView", false);
  cy.viewport(viewOf(cy, cy.elements().boundingBox(), { least, most: largestFit }));
}

/** Zoom and pan that show a box between toolbar and edges. */
function viewOf(
  cy: cytoscape.Core,
  { x1, y1, x2, y2 }: Box,
  { least, most }: { least: number; most: number },
): { zoom: number; pan: Point } {
  const padding = paddingOf(cy);
  const width = cy.width() - 2 * padding;
  const height = cy.height() - 2 * padding - toolbarHeight;
  const zoom = Math.max(least, Math.min(width / (x2 - x1), height / (y2 - y1), most));
  const pan = {
    x: padding + (width - zoom * (x2 - x1)) / 2 - zoom * x1,
    y: padding + toolbarHeight + Math.max(0, height - zoom * (y2 - y1)) / 2 - zoom * y1,
  };
  return { zoom, pan };
}

/** When the canvas changes its size, a picture that was shown whole stays so; a view that the user chose is left alone. */
export function refitOnResize(cy: cytoscape.Core): void {
  cy.on("dragpan scrollzoom pinchzoom", () => cy.scratch("ownView", true));
  cy.on("resize", () => {
    if (cy.scratch("ownView") === true) return;
    showBeginning(cy);
    cy.panBy(wayIntoSight(cy, cy.$(":selected")));
  });
}

/** How far to move the view so that elements are seen, and no farther: what surrounds them stays in sight. */
function wayIntoSight(cy: cytoscape.Core, elements: cytoscape.CollectionReturnValue): Point {
  if (elements.empty()) return { x: 0, y: 0 };
  const { x1, y1, x2, y2 } = elements.renderedBoundingBox();
  const padding = paddingOf(cy);
  return {
    x: wayInto(x1, x2, padding, cy.width() - padding),
    y: wayInto(y1, y2, padding + toolbarHeight, cy.height() - padding),
  };
}

/** From `first` to `last` into the room between `low` and `high`; to its middle where it is too small. */
function wayInto(first: number, last: number, low: number, high: number): number {
  if (last - first > high - low) return (low + high - first - last) / 2;
  if (first < low) return low - first;
  return last > high ? high - last : 0;
}

export function zoomBy(cy: cytoscape.Core | null, factor: number): void {
  cy?.scratch("ownView", true);
  cy?.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
}

export function centreOn(cy: cytoscape.Core | null, id: string): void {
  const element = cy?.getElementById(id);
  if (cy === null || element === undefined || element.empty()) return;
  const way = wayIntoSight(cy, element);
  if (way.x !== 0 || way.y !== 0) cy.animate({ panBy: way }, { duration: milliseconds });
}

/**
 * Brings new nodes into view when some would stand outside it: the whole picture where that stays legible, else
 * the new nodes with what surrounds them. Their final places count, not where they grow from.
 */
export function keepInSight(
  cy: cytoscape.Core,
  fresh: readonly string[],
  nodes: readonly ({ id: string } & Point)[],
): void {
  const { x1, y1, x2, y2 } = cy.extent();
  const own = new Set(fresh);
  const added = nodes.filter(({ id }) => own.has(id));
  const top = y1 + toolbarHeight / cy.zoom();
  if (added.every(({ x, y }) => x > x1 + 40 && x < x2 - 40 && y > top + 20 && y < y2 - 40)) return;
  const whole = viewOf(cy, boxAround(nodes, 0), { least: 0, most: cy.zoom() });
  const near = viewOf(cy, boxAround(added, surroundings), { least: 0, most: cy.zoom() });
  const isWhole = whole.zoom >= leastForWhole;
  cy.scratch("ownView", !isWhole);
  cy.animate(isWhole ? whole : near, { duration: milliseconds });
}

/** So much of what surrounds new nodes is shown with them: their parent stands nearer. */
const surroundings = 170;

/** The box of nodes with their labels, and a margin around it. */
function boxAround(points: readonly Point[], margin: number): Box {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return {
    x1: Math.min(...xs) - 70 - margin,
    y1: Math.min(...ys) - 24 - margin,
    x2: Math.max(...xs) + 70 + margin,
    y2: Math.max(...ys) + 44 + margin,
  };
}

/** The place of an element in the page, or undefined when it is not drawn. */
export function screenPlace(cy: cytoscape.Core | null, container: HTMLElement | null, id: string): Point | undefined {
  const element = cy?.getElementById(id);
  if (container === null || element === undefined || element.empty()) return undefined;
  const box = element.renderedBoundingBox();
  const frame = container.getBoundingClientRect();
  return { x: frame.left + (box.x1 + box.x2) / 2, y: frame.top + (box.y1 + box.y2) / 2 };
}
