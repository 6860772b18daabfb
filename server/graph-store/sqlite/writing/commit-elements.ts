import { parseRouteId } from "#graph-schema/node-id.ts";
import { isTypeWithin, type NodeType } from "#graph-schema/node-types.ts";
import {
  relationshipTypes,
  type RelationshipType,
  type RelationshipTypeRow,
} from "#graph-schema/relationship-types.ts";
import type { NodeStatement } from "../../merge-statements.ts";
import type { Database } from "../database/database.ts";
import { findElementKey } from "../reading/element-keys.ts";
import type { AbortCheck } from "../threads/messages.ts";
import { putNode, putRelationship, putRouteNode, type Commit, type RelationshipToPut } from "./put-nodes.ts";

interface StagedNode {
  id: string;
  statement: string;
}

/** Other nodes first, since a route needs its countries. */
export function commitNodes(commit: Commit, staging: Database, checkAbort: AbortCheck): void {
  for (const node of staging.iterate<StagedNode>(
    "SELECT id, statement FROM node WHERE id NOT LIKE 'route:%' ORDER BY position",
  )) {
    checkAbort();
    count(commit, putNode(commit, node.id, node.statement));
  }
  for (const node of staging.iterate<StagedNode>(
    "SELECT id, statement FROM node WHERE id LIKE 'route:%' ORDER BY position",
  )) {
    checkAbort();
    commitRouteNode(commit, node);
  }
}

function count({ changes }: Commit, differs: boolean): void {
  if (differs) changes.changed++;
  else changes.unchanged++;
}

function commitRouteNode(commit: Commit, { id, statement }: StagedNode): void {
  const { evidence } = JSON.parse(statement) as NodeStatement;
  const differs = putRouteNode(commit, id, statement, evidence);
  if (differs === undefined) reject(commit, "id", id, "One of the route's countries is not a node.");
  else count(commit, differs);
}

export function commitRelationships(commit: Commit, staging: Database, checkAbort: AbortCheck): void {
  const sql = "SELECT id, type, start, end, statement FROM relationship ORDER BY position";
  for (const relationship of staging.iterate<RelationshipToPut>(sql)) {
    checkAbort();
    commitRelationship(commit, relationship);
  }
}

function commitRelationship(commit: Commit, relationship: RelationshipToPut): void {
  const { start, end, id } = relationship;
  const row: RelationshipTypeRow = relationshipTypes[relationship.type as RelationshipType];
  for (const [field, nodeId, allowed] of [
    ["start", start, row.starts],
    ["end", end, row.ends],
  ] as const) {
    const type = typeOf(commit.database, nodeId);
    if (type === undefined) {
      return reject(commit, field, nodeId, `The ${field} of ${id} does not exist.`);
    }
    if (!commit.isCopy && allowed !== "any" && !allowed.some((wanted) => isTypeWithin(type, wanted))) {
      return reject(
        commit,
        field,
        nodeId,
        `${id} cannot have a ${type} as its ${field}; allowed: ${allowed.join(", ")}.`,
      );
    }
  }
  count(commit, putRelationship(commit, relationship));
}

function typeOf(database: Database, id: string): NodeType | undefined {
  if (parseRouteId(id)) return findElementKey(database, id) === undefined ? undefined : "CommodityRoute";
  return database.get<{ type: NodeType }>("SELECT type FROM node WHERE id = ?", id)?.type;
}

/** Line 0: an element that does not stand in one line of a file. */
function reject({ changes }: Commit, field: string, value: string, reason: string): void {
  changes.rejections.push({ line: 0, field, value: value.slice(0, 200), reason });
}
