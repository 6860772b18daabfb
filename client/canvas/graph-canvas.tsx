import cytoscape from "cytoscape";
import {
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useRef,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from "react";
import type { CanvasElements } from "./canvas-elements.ts";
import { bendFlows, drawElements } from "./draw-elements.ts";
import classes from "./graph-canvas.module.css";
import { canvasStylesheet, type Scheme } from "./stylesheet.ts";
import { beginPicture, centreOn, fitAll, keepInSight, refitOnResize, screenPlace, zoomBy } from "./viewport.ts";
import { watchGestures, type CanvasGestures } from "./watch-gestures.ts";
import type { Point } from "../exploration/state.ts";

export interface CanvasHandle {
  fit: () => void;
  zoomBy: (factor: number) => void;
  centreOn: (id: string) => void;
  focus: () => void;
  /** Where an element stands in the page, for a menu beside it. */
  placeOf: (id: string) => Point | undefined;
}

interface Props extends CanvasGestures {
  ref?: Ref<CanvasHandle>;
  elements: CanvasElements;
  selection: readonly string[];
  scheme: Scheme;
  /** Changes when another picture begins, which is then shown whole. */
  picture: number;
  /** What is said of the walked-to element; read out as it changes. */
  announcement: string;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** The canvas itself. It draws what it is given and tells what the user does; it keeps no state of its own. */
export function GraphCanvas({
  ref,
  elements,
  selection,
  scheme,
  picture,
  announcement,
  onKeyDown,
  ...gestures
}: Props): ReactNode {
  const container = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const graph = useRef<cytoscape.Core | null>(null);
  const onSelect = useEffectEvent(gestures.onSelect);
  const onInspect = useEffectEvent(gestures.onInspect);
  const onExpand = useEffectEvent(gestures.onExpand);
  const onMenu = useEffectEvent(gestures.onMenu);
  const onMove = useEffectEvent(gestures.onMove);
  const latestSelection = useEffectEvent(() => selection);

  useEffect(() => {
    const cy = createGraph(container.current);
    graph.current = cy;
    refitOnResize(cy);
    cy.on("position", "node", (event) => bendFlows((event.target as cytoscape.NodeSingular).connectedEdges()));
    watchGestures(cy, {
      onSelect: (ids) => onSelect(ids),
      onInspect: (id) => onInspect(id),
      onExpand: (id) => onExpand(id),
      onMenu: (id, at) => onMenu(id, at),
      onMove: (places) => onMove(places),
    });
    return () => {
      graph.current = null;
      cy.destroy();
    };
  }, []);
  useEffect(() => void graph.current?.style(canvasStylesheet(scheme)), [scheme]);
  const shownPicture = useRef(-1);
  useEffect(() => {
    const cy = graph.current;
    if (cy === null) return;
    const isNewPicture = shownPicture.current !== picture || cy.elements().empty();
    shownPicture.current = picture;
    const fresh = drawElements(cy, elements, { animate: !isNewPicture && !prefersReducedMotion() });
    selectElements(cy, latestSelection());
    if (isNewPicture) beginPicture(cy);
    else keepInSight(cy, fresh, elements.nodes);
  }, [elements, picture]);
  useEffect(() => {
    if (graph.current !== null) selectElements(graph.current, selection);
  }, [selection]);

  useImperativeHandle(
    ref,
    () => ({
      fit: () => fitAll(graph.current),
      zoomBy: (factor) => zoomBy(graph.current, factor),
      centreOn: (id) => centreOn(graph.current, id),
      focus: () => frame.current?.focus(),
      placeOf: (id) => screenPlace(graph.current, container.current, id),
    }),
    [],
  );

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application takes keys
    <div
      ref={frame}
      className={classes["frame"]}
      role="application"
      aria-label="Graph. Arrow keys walk from node to node, Enter inspects, question mark lists all keys. The same as a list: On canvas, at the left."
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an application takes keys
      tabIndex={0}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
    >
      <div ref={container} className={classes["surface"]} />
      <div className={classes["announcement"]} aria-live="polite">
        {announcement}
      </div>
    </div>
  );
}

function createGraph(container: HTMLDivElement | null): cytoscape.Core {
  // While nodes grow out of their parent the ends of their edges overlap, and Cytoscape would warn of each.
  cytoscape.warnings(false);
  return cytoscape({
    container,
    minZoom: 0.1,
    maxZoom: 3,
    boxSelectionEnabled: true,
    selectionType: "single",
    // A picture of the picture is moved while the view moves, so that large graphs stay smooth.
    textureOnViewport: true,
    layout: { name: "preset" },
  });
}

function selectElements(cy: cytoscape.Core, selection: readonly string[]): void {
  const wanted = new Set(selection);
  cy.batch(() => {
    cy.$(":selected")
      .filter((element) => !wanted.has(element.id()))
      .unselect();
    for (const id of wanted) cy.getElementById(id).select();
    cy.edges(".named").removeClass("named");
    cy.nodes(":selected").connectedEdges().addClass("named");
  });
}

function prefersReducedMotion(): boolean {
  return globalThis.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
