import { parseRouteId } from "#graph-schema/node-id.ts";
import { derivedRelationshipTypes, type RelationshipType } from "#graph-schema/relationship-types.ts";
import type { Reading } from "../database/store-state.ts";
import { statedRelationshipTypes } from "../mapping/relationship-properties.ts";
import type { ExpansionQuestion } from "./expand.ts";
import type { Neighbour } from "./neighbour.ts";
import { relationshipFilter } from "./relationship-filter.ts";

/** Neighbours by stated relationships, and the few ends of asked routes; each once, the asked ones left out. */
export async function readStoredNeighbours(reading: Reading, question: ExpansionQuestion): Promise<Neighbour[]> {
  const { nodeIds } = question.request;
  const routes = nodeIds.filter((id) => parseRouteId(id) !== undefined);
  const found = await Promise.all([
    readBeside(reading, question, nodeIds, statedRelationshipTypes),
    readBeside(reading, question, routes, derivedRelationshipTypes),
  ]);
  return [...new Map(found.flat().map((neighbour) => [neighbour.id, neighbour])).values()];
}

async function readBeside(
  { names, run, view }: Reading,
  question: ExpansionQuestion,
  ids: readonly string[],
  types: readonly RelationshipType[],
): Promise<Neighbour[]> {
  const wanted = types.filter((type) => question.takesRelationship(type));
  if (ids.length === 0 || wanted.length === 0) return [];
  const filter = relationshipFilter(question.request.asOf);
  const query = `UNWIND $ids AS id
    MATCH (:${names.node} {id: id})-[r:${names.relationships(wanted)}${view.only("r")}]-(other:${names.node}${view.only("other")})
    WHERE ${filter.cypher} AND ${view.value("other", "type")} IN $types AND NOT other.id IN $asked
    RETURN DISTINCT other.id AS id, ${view.value("other", "rank")} AS rank, ${view.value("other", "type")} AS type`;
  const parameters = { ids, types: question.types, asked: question.request.nodeIds, ...filter.parameters };
  return run<Neighbour>(query, parameters);
}
