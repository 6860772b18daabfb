import type { ExpansionRequest, ExpansionResponse } from "#graph-schema/contract/neighbours.ts";
import { isTypeWithin, type NodeType } from "#graph-schema/node-types.ts";
import { readCursor, writeCursor } from "../../expansion-cursor.ts";
import { GraphStoreError } from "../../graph-store-error.ts";
import type { Database } from "../../sqlite/database/database.ts";
import type { AbortCheck } from "../../sqlite/threads/messages.ts";
import { findElementKey } from "../../sqlite/reading/element-keys.ts";
import { countNeighbours } from "./count-neighbours.ts";
import { mergeByRank, type Neighbour } from "./merge-by-rank.ts";
import { connectingRelationships } from "./connecting-relationships.ts";
import { readNodeByKey, toGraphNode } from "../../sqlite/reading/read-nodes.ts";
import { relationshipFilter } from "./relationship-filter.ts";
import { routeSourcesOf, type RouteSource } from "../../sqlite/reading/route-sources.ts";
import { readStoredNeighbours } from "./stored-neighbours.ts";

/** What one expansion asks, with keys in place of ids. */
export interface ExpansionQuestion {
  askedIds: ReadonlySet<string>;
  askedKeys: number[];
  takesType(type: NodeType): boolean;
  takesRelationship(type: string): boolean;
  request: ExpansionRequest;
}

export function expand(database: Database, request: ExpansionRequest, checkAbort: AbortCheck): ExpansionResponse {
  const question = toQuestion(database, request);
  const cursor = request.cursor === undefined ? undefined : readCursor(request.cursor);
  const filter = relationshipFilter(request.asOf, request.relationshipTypes);
  const stored = readStoredNeighbours(database, question, filter, checkAbort);
  const sources = routeSources(database, question);
  const excluded = new Set(request.exclude);
  const page = takePage(mergeByRank(stored, sources, cursor), question, excluded, checkAbort);
  const last = page.neighbours.at(-1);
  const central = new Map(page.neighbours.map(({ id, key }) => [id, key]));
  for (const [index, id] of request.nodeIds.entries()) central.set(id, question.askedKeys[index]!);
  return {
    nodes: page.neighbours.flatMap(({ key }) => readNodeByKey(database, key) ?? []).map(toGraphNode),
    relationships: connectingRelationships(
      database,
      central,
      request.exclude,
      relationshipFilter(request.asOf),
      checkAbort,
    ),
    shown: page.neighbours.length,
    total: countNeighbours(database, question, stored, sources, checkAbort),
    nextCursor: page.more && last ? writeCursor(last) : null,
  };
}

function toQuestion(database: Database, request: ExpansionRequest): ExpansionQuestion {
  const { nodeTypes, relationshipTypes } = request;
  return {
    askedIds: new Set(request.nodeIds),
    askedKeys: request.nodeIds.map((id) => requireKey(database, id)),
    takesType: (type) => nodeTypes === undefined || nodeTypes.some((wanted) => isTypeWithin(type, wanted)),
    takesRelationship: (type) => relationshipTypes === undefined || relationshipTypes.some((wanted) => wanted === type),
    request,
  };
}

function requireKey(database: Database, id: string): number {
  const key = findElementKey(database, id);
  if (key === undefined) throw new GraphStoreError("unknown-reference", `There is no node ${id}.`, { subject: id });
  return key;
}

function routeSources(database: Database, question: ExpansionQuestion): RouteSource[] {
  if (!question.takesType("CommodityRoute")) return [];
  return [...question.askedIds]
    .flatMap((id) => routeSourcesOf(database, id))
    .filter((source) => source.count > 0 && question.takesRelationship(source.relationshipType));
}

function takePage(
  ranked: Iterable<Neighbour>,
  question: ExpansionQuestion,
  excluded: ReadonlySet<string>,
  checkAbort: AbortCheck,
): { neighbours: Neighbour[]; more: boolean } {
  const neighbours: Neighbour[] = [];
  for (const neighbour of ranked) {
    if (excluded.has(neighbour.id) || question.askedIds.has(neighbour.id)) continue;
    checkAbort();
    if (neighbours.length === question.request.limit) return { neighbours, more: true };
    neighbours.push(neighbour);
  }
  return { neighbours, more: false };
}
