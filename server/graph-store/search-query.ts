import type { SearchRequest } from "#graph-schema/contract/search.ts";
import { isHsCode } from "#graph-schema/hs-code.ts";
import { isNodeId } from "#graph-schema/node-id.ts";
import { nodeTypes, typeWithBases, nodeTypeNames, type NodeType, type NodeTypeRow } from "#graph-schema/node-types.ts";
import { searchForms } from "./search-text.ts";

/** A search as every store understands it. */
export interface SearchQuery {
  /** The term as a node id, where it is one. */
  id: string | undefined;
  /** The whole term in each of its forms. */
  phrases: string[];
  /** The words of each form, where there are several: all of them must match, in any order. */
  wordLists: string[][];
  /** Types that may be answered, subtypes included; undefined: all. */
  types: NodeType[] | undefined;
}

export function parseSearch(request: SearchRequest): SearchQuery {
  const prefixed = splitPrefix(request.q);
  const term = prefixed?.term ?? request.q;
  const phrases = searchForms(term);
  const wordLists = phrases.map((phrase) => phrase.split(" ")).filter((words) => words.length > 1);
  return {
    id: [request.q, term].find(isNodeId),
    phrases,
    wordLists,
    types: wantedTypes(request.type, prefixed?.type),
  };
}

/** `official:wang` as type and term; a text before a colon that is no type's prefix belongs to the term. */
function splitPrefix(text: string): { type: NodeType; term: string } | undefined {
  const colon = text.indexOf(":");
  if (colon < 1) return undefined;
  const prefix = text.slice(0, colon).trim().toLowerCase();
  const type = nodeTypeNames.find((name) => (nodeTypes[name] as NodeTypeRow).searchPrefix === prefix);
  return type && { type, term: text.slice(colon + 1).trim() };
}

/** Types within both of the given ones. */
function wantedTypes(...wanted: (NodeType | undefined)[]): NodeType[] | undefined {
  const given = wanted.filter((type) => type !== undefined);
  if (given.length === 0) return undefined;
  return nodeTypeNames.filter((name) => given.every((type) => typeWithBases(name).includes(type)));
}

/** Ends and code that a search for routes names. */
export interface RouteTerms {
  code: string | undefined;
  /** One: either end; two: from the first to the second. */
  countries: string[];
}

/** undefined when the search does not ask for routes, or names no end and no code. */
export function readRouteTerms(query: SearchQuery): RouteTerms | undefined {
  if (query.types?.length !== 1 || query.types[0] !== "CommodityRoute") return undefined;
  const words = (query.phrases[0] ?? "")
    .toUpperCase()
    .split(" ")
    .filter((word) => word !== "");
  const countries = words.filter((word) => !isHsCode(word));
  return words.length === 0 || countries.length > 2 ? undefined : { code: words.find(isHsCode), countries };
}
