import type { GraphNode } from "#graph-schema/graph.ts";
import { parseNodeId } from "#graph-schema/node-id.ts";
import { searchForms } from "./search-text.ts";

/** A text under which a node is found; a code is found whole, a name also by its parts. */
export interface SearchName {
  kind: "name" | "code";
  /** As it is written in the node. */
  text: string;
  forms: string[];
}

const codeProperties = ["iso2", "iso3", "unCode", "hs", "wikidata"];
const nameProperties = ["title", "names", "aliases", "description", "text"];

/** Label first, then other names, aliases and descriptions, then codes and identifiers. */
export function searchNamesOf(node: Pick<GraphNode, "id" | "label" | "properties">): SearchName[] {
  const { properties } = node;
  const names = [node.label, ...nameProperties.flatMap((name) => textsIn(properties[name]))];
  const key = parseNodeId(node.id)?.key;
  const codes = [
    ...codeProperties.flatMap((name) => textsIn(properties[name])),
    ...textsIn(properties["identifiers"]),
    ...(key === undefined ? [] : [key]),
  ];
  return [...toNames("name", names), ...toNames("code", codes)];
}

function toNames(kind: SearchName["kind"], texts: readonly string[]): SearchName[] {
  return [...new Set(texts)].map((text) => ({ kind, text, forms: searchForms(text) }));
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(textsIn);
  return [];
}
