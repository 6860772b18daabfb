import type { ExpansionRequest, ExpansionResponse } from "#graph-schema/contract/neighbours.ts";
import { isTypeWithin, nodeTypeNames, type NodeType } from "#graph-schema/node-types.ts";
import { readCursor, writeCursor, type ExpansionCursor } from "../../expansion-cursor.ts";
import { GraphStoreError } from "../../graph-store-error.ts";
import type { Reading } from "../database/store-state.ts";
import { connectingRelationships } from "./connecting-relationships.ts";
import { countNeighbours } from "./count-neighbours.ts";
import { compareByRank, type Neighbour } from "./neighbour.ts";
import { readNodes, toGraphNode } from "./read-nodes.ts";
import { readRoutePage, readRouteSources, type RouteSource } from "./route-sources.ts";
import { readStoredNeighbours } from "./stored-neighbours.ts";

export interface ExpansionQuestion {
  request: ExpansionRequest;
  /** Types that may be answered, subtypes included. */
  types: NodeType[];
  takesRelationship(type: string): boolean;
}

/** What does not wait for another answer is asked together: the database then answers in one go. */
export async function expand(reading: Reading, request: ExpansionRequest): Promise<ExpansionResponse> {
  const question = toQuestion(request);
  const [, stored, sources] = await Promise.all([
    requireNodes(reading, request.nodeIds),
    readStoredNeighbours(reading, question),
    findSources(reading, question),
  ]);
  const cursor = request.cursor === undefined ? undefined : readCursor(request.cursor);
  const { neighbours, more } = await takePage(reading, question, { stored, sources, cursor });
  const ids = neighbours.map(({ id }) => id);
  const last = neighbours.at(-1);
  const [nodes, relationships, total] = await Promise.all([
    readNodes(reading, ids),
    connectingRelationships(reading, [...ids, ...request.nodeIds], request),
    countNeighbours(reading, question, stored, sources),
  ]);
  return {
    nodes: nodes.map(toGraphNode),
    relationships,
    shown: neighbours.length,
    total,
    nextCursor: more && last ? writeCursor(last) : null,
  };
}

function toQuestion(request: ExpansionRequest): ExpansionQuestion {
  const { nodeTypes, relationshipTypes } = request;
  return {
    request,
    types: nodeTypeNames.filter((type) => nodeTypes?.some((wanted) => isTypeWithin(type, wanted)) ?? true),
    takesRelationship: (type) => relationshipTypes?.some((wanted) => wanted === type) ?? true,
  };
}

async function requireNodes({ names, run, view }: Reading, ids: readonly string[]): Promise<void> {
  const query = `UNWIND $ids AS id MATCH (n:${names.node} {id: id}${view.only("n")}) RETURN n.id AS id`;
  const found = new Set((await run<{ id: string }>(query, { ids })).map(({ id }) => id));
  const missing = ids.find((id) => !found.has(id));
  if (missing === undefined) return;
  throw new GraphStoreError("unknown-reference", `There is no node ${missing}.`, { subject: missing });
}

async function findSources(reading: Reading, question: ExpansionQuestion): Promise<RouteSource[]> {
  if (!question.types.includes("CommodityRoute")) return [];
  const ids = [...new Set(question.request.nodeIds)];
  const all = (await Promise.all(ids.map((id) => readRouteSources(reading, id)))).flat();
  return all.filter(({ count, relationshipType }) => count > 0 && question.takesRelationship(relationshipType));
}

async function takePage(
  reading: Reading,
  { request }: ExpansionQuestion,
  from: { stored: readonly Neighbour[]; sources: readonly RouteSource[]; cursor: ExpansionCursor | undefined },
): Promise<{ neighbours: Neighbour[]; more: boolean }> {
  const { cursor } = from;
  const without = [...new Set([...request.exclude, ...request.nodeIds])];
  const isWithout = new Set(without);
  const isAfter = ({ id, rank }: Neighbour) =>
    !cursor || rank < cursor.rank || (rank === cursor.rank && id > cursor.id);
  const candidates = from.stored.filter((one) => isAfter(one) && !isWithout.has(one.id));
  const page = { cursor, without, limit: request.limit + 1 };
  candidates.push(...(await Promise.all(from.sources.map((source) => readRoutePage(reading, source, page)))).flat());
  const distinct = [...new Map(candidates.map((one) => [one.id, one])).values()].toSorted(compareByRank);
  return { neighbours: distinct.slice(0, request.limit), more: distinct.length > request.limit };
}
