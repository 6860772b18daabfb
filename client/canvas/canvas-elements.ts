/** The exploration as elements to draw: pure, so that the picture follows from the state alone. */
import { countryId, parseNodeId } from "#graph-schema/node-id.ts";
import { nodeTypeNames, nodeTypes, type NodeType } from "#graph-schema/node-types.ts";
import { relationshipTypes } from "#graph-schema/relationship-types.ts";
import type { Exploration } from "../exploration/exploration.ts";
import { litChain, type Point } from "../exploration/state.ts";
import { tradeFlows, type TradeFlow } from "../exploration/trade-flows.ts";
import { flowLabel } from "./flow-label.ts";
import { flowColours, flowLines, slate } from "./flow-look.ts";
import { flowWidth } from "./flow-width.ts";
import { shortenLabel } from "./label-text.ts";

export interface CanvasNode extends Point {
  id: string;
  /** null for an id of no known kind. */
  type: NodeType | null;
  label: string;
  fullLabel: string;
  pinned: boolean;
  dim: boolean;
}

export interface CanvasEdge {
  id: string;
  source: string;
  target: string;
  label: string;
  /** Class of the line: a relationship, or how a trade flow is known. */
  look: "relationship" | "figures" | "claimed" | "open" | "context";
  colour: { light: string; dark: string };
  line: "solid" | "dashed" | "dotted";
  width: number;
  /** Near which end the label stands: trade flows are named beside the third country. */
  labelAt: "source" | "target" | "middle" | "selected";
  /** Index among the edges between the same two nodes, and how many they are. */
  lane: number;
  lanes: number;
  dim: boolean;
  lit: boolean;
}

/** A line of text on the canvas itself. */
export interface CanvasCaption extends Point {
  id: string;
  text: string;
}

export interface CanvasElements {
  nodes: CanvasNode[];
  edges: CanvasEdge[];
  captions: CanvasCaption[];
}

export function canvasElements({ document, library }: Pick<Exploration, "document" | "library">): CanvasElements {
  const lit = litChain(document);
  const litCountries = new Set(lit === undefined ? [] : library.chains[lit]?.countries.map(countryId));
  const nodes = Object.entries(document.nodes).map(([id, { x, y, pinned }]): CanvasNode => {
    const node = library.nodes[id];
    const fullLabel = node?.label ?? id.slice(id.indexOf(":") + 1);
    const dim = lit !== undefined && !litCountries.has(id);
    return { id, type: node?.type ?? typeOfBase(id), label: shortenLabel(fullLabel), fullLabel, x, y, pinned, dim };
  });
  const flows = tradeFlows(document, library).filter(
    ({ exporter, importer }) =>
      Object.hasOwn(document.nodes, countryId(exporter)) && Object.hasOwn(document.nodes, countryId(importer)),
  );
  const edges = [
    ...flows.map((flow) => flowEdge(flow, lit)),
    ...Object.keys(document.relationships).flatMap((id) =>
      relationshipEdge(id, { document, library }, lit !== undefined),
    ),
  ];
  return { nodes, edges: assignLanes(edges), captions: contextCaption(nodes, flows) };
}

function flowEdge(flow: TradeFlow, lit: string | undefined): CanvasEdge {
  const look = flow.kind === "figures" && flow.isContext ? "context" : flow.kind;
  const isLit = lit !== undefined && flow.chains.includes(lit);
  return {
    id: flow.id,
    source: countryId(flow.exporter),
    target: countryId(flow.importer),
    label: flowLabel(flow),
    look,
    colour: flowColours[look],
    line: flowLines[look],
    width: flowWidth(flow.after ?? flow.before),
    labelAt: labelEnd(flow),
    lane: 0,
    lanes: 1,
    dim: lit !== undefined && !isLit,
    lit: isLit,
  };
}

/** Beside the third country that it leads to or from; a direct flow, and one between two third countries, in the middle. */
function labelEnd({ leavesOrigin, reachesDestination }: TradeFlow): CanvasEdge["labelAt"] {
  if (leavesOrigin === reachesDestination) return "middle";
  return reachesDestination ? "source" : "target";
}

function relationshipEdge(
  id: string,
  { document, library }: Pick<Exploration, "document" | "library">,
  dim: boolean,
): CanvasEdge[] {
  const relationship = library.relationships[id];
  if (relationship === undefined) return [];
  const { start, end, type } = relationship;
  if (!Object.hasOwn(document.nodes, start) || !Object.hasOwn(document.nodes, end)) return [];
  const { label, colour, line } = relationshipTypes[type];
  const { title } = relationship.properties;
  const isNamed = Object.keys(document.relationships).length <= mostNamed;
  return [
    {
      id,
      source: start,
      target: end,
      label: shortenLabel(typeof title === "string" ? title : label, 28),
      look: "relationship",
      colour,
      line,
      width: 1.25,
      labelAt: isNamed ? "middle" : "selected",
      lane: 0,
      lanes: 1,
      dim,
      lit: false,
    },
  ];
}

/** Keeps the words of the caption right of the edge of the picture. */
const captionIndent = 35;

/** Level with the third countries that stand on the canvas for context alone, under the origins. */
function contextCaption(nodes: readonly CanvasNode[], flows: readonly TradeFlow[]): CanvasCaption[] {
  const context = flows.filter(({ isContext, direct, leavesOrigin }) => isContext && !direct && leavesOrigin);
  const inQuestion = new Set(
    flows.filter(({ isContext }) => !isContext).flatMap(({ exporter, importer }) => [exporter, importer]),
  );
  const placeOf = (country: string) => nodes.find(({ id }) => id === countryId(country));
  const hubs = context.map(({ importer }) => importer).filter((country) => !inQuestion.has(country));
  const heights = hubs.flatMap((country) => placeOf(country)?.y ?? []);
  const left = context.flatMap(({ exporter }) => placeOf(exporter)?.x ?? []);
  if (heights.length === 0 || left.length === 0) return [];
  const y = (Math.min(...heights) + Math.max(...heights)) / 2;
  return [
    {
      id: "caption:context",
      text: "Context: all goods,\nnot matched by product",
      x: Math.min(...left) + captionIndent,
      y,
    },
  ];
}

/** More relationships than this are named only where they touch what is selected. */
const mostNamed = 24;

/** Numbers the edges between the same two nodes, so that they are drawn beside each other. */
function assignLanes(edges: readonly CanvasEdge[]): CanvasEdge[] {
  const pairs = Map.groupBy(edges, ({ source, target }) => [source, target].toSorted().join(" "));
  return [...pairs.values()].flatMap((pair) =>
    pair
      .toSorted((a, b) => laneRank(a) - laneRank(b) || (a.id < b.id ? -1 : 1))
      .map((edge, lane) => ({
        ...edge,
        lane,
        lanes: pair.length,
        label: pair.length > 1 && edge.look === "context" ? `all goods\n${edge.label}` : edge.label,
        labelAt: pair.length > 1 && edge.labelAt !== "selected" ? ("middle" as const) : edge.labelAt,
      })),
  );
}

/** What is asked about lies above its context. */
function laneRank({ look }: CanvasEdge): number {
  return ["open", "figures", "claimed", "relationship", "context"].indexOf(look);
}

/** The unrefined type of an id, as long as the server has not told more. */
function typeOfBase(id: string): NodeType | null {
  const base = parseNodeId(id)?.base;
  return nodeTypeNames.find((name) => nodeTypes[name].base === base) ?? null;
}

/** Colours of node types; a node whose type is not known yet is grey. */
export function nodeColours(type: NodeType | null): { light: string; dark: string } {
  return type === null ? slate : nodeTypes[type].colour;
}
