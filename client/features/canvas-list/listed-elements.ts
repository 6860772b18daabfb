/** What is on the canvas, in words. */
import { countryId } from "#graph-schema/node-id.ts";
import { nodeTypes, type NodeType } from "#graph-schema/node-types.ts";
import { relationshipTypes } from "#graph-schema/relationship-types.ts";
import { goodsText } from "../../canvas/flow-label.ts";
import type { Exploration } from "../../exploration/exploration.ts";
import { tradeFlows, type TradeFlow } from "../../exploration/trade-flows.ts";
import { unreportedWords } from "../../format/unreported-leg.ts";
import { formatAmount } from "../../format/number.ts";

export interface ListedNode {
  id: string;
  label: string;
  type: NodeType | null;
  typeWords: string;
  pinned: boolean;
  /** Its relationships on the canvas, such as `took part in Meeting in Beijing`. */
  links: string[];
}

export interface ListedFlow {
  id: string;
  /** `China to Kyrgyzstan, HS 8482`. */
  words: string;
  figures: string;
}

type Picture = Pick<Exploration, "document" | "library">;

function labelOf({ library }: Picture, id: string): string {
  return library.nodes[id]?.label ?? id.slice(id.indexOf(":") + 1);
}

/** Nodes by type, then name. */
export function listedNodes(picture: Picture): ListedNode[] {
  const links = linksByNode(picture);
  return Object.entries(picture.document.nodes)
    .map(([id, { pinned }]) => {
      const type = picture.library.nodes[id]?.type ?? null;
      const typeWords = type === null ? "not in the data held" : nodeTypes[type].label;
      return { id, label: labelOf(picture, id), type, typeWords, pinned, links: links.get(id) ?? [] };
    })
    .toSorted((a, b) => a.typeWords.localeCompare(b.typeWords) || a.label.localeCompare(b.label));
}

function linksByNode(picture: Picture): Map<string, string[]> {
  const links = new Map<string, string[]>();
  const say = (id: string, words: string) => links.set(id, [...(links.get(id) ?? []), words]);
  for (const id of Object.keys(picture.document.relationships)) {
    const relationship = picture.library.relationships[id];
    if (relationship === undefined) continue;
    const { label, inverseLabel } = relationshipTypes[relationship.type];
    say(relationship.start, `${label} ${labelOf(picture, relationship.end)}`);
    say(relationship.end, `${inverseLabel} ${labelOf(picture, relationship.start)}`);
  }
  return links;
}

/** What is asked before its context, then by name. */
export function listedFlows(picture: Picture): ListedFlow[] {
  return tradeFlows(picture.document, picture.library)
    .map((flow) => ({ flow, id: flow.id, words: flowWords(picture, flow), figures: figureWords(flow) }))
    .toSorted((a, b) => Number(a.flow.isContext) - Number(b.flow.isContext) || a.words.localeCompare(b.words))
    .map(({ id, words, figures }) => ({ id, words, figures }));
}

export function flowWords(picture: Picture, flow: TradeFlow): string {
  const ends = `${labelOf(picture, countryId(flow.exporter))} to ${labelOf(picture, countryId(flow.importer))}`;
  const goods = flow.commodities.includes("TOTAL") ? "all goods" : `HS ${goodsText(flow.commodities)}`;
  return `${ends}, ${goods}${flow.direct ? ", direct" : ""}${flow.isContext ? ", context" : ""}`;
}

function figureWords(flow: TradeFlow): string {
  if (flow.kind === "claimed") return "claimed, no figures held";
  if (flow.kind === "open") return unreportedWords(flow.isNarrowed).short;
  if (flow.notSummed) return "several series, not summed";
  const figures = `${formatAmount(flow.before)} before, ${formatAmount(flow.after)} after, US dollars a year`;
  const without = flow.withoutFigures.length > 0 ? [`no figures for ${goodsText(flow.withoutFigures)}`] : [];
  return [figures, ...flow.marks, ...without].join(", ");
}

/** One element of the canvas in a line, for the reader of the screen and the head of a menu. */
export function describeElement(picture: Picture, id: string): string {
  const flow = listedFlows(picture).find((candidate) => candidate.id === id);
  if (flow !== undefined) return `${flow.words}: ${flow.figures}`;
  const relationship = Object.hasOwn(picture.document.relationships, id)
    ? picture.library.relationships[id]
    : undefined;
  if (relationship !== undefined) {
    const { label } = relationshipTypes[relationship.type];
    return `${labelOf(picture, relationship.start)} ${label} ${labelOf(picture, relationship.end)}`;
  }
  const type = picture.library.nodes[id]?.type;
  return type === undefined ? labelOf(picture, id) : `${labelOf(picture, id)}, ${nodeTypes[type].label}`;
}
