/** GET /relationships/:id: everything known of a relationship, with its ends and its evidence. */
import type { Request, Router } from "express";
import { isNodeId } from "#graph-schema/node-id.ts";
import { parseRelationshipId } from "#graph-schema/relationship-id.ts";
import type { GraphStore } from "../../graph-store/graph-store.ts";
import { pathParameter } from "../../http/parse-request.ts";
import { notFound, ProblemError } from "../../http/problem-error.ts";
import { serveEndpoint } from "../../http/serve-endpoint.ts";
import { presentNode, readEvidence } from "../read-evidence.ts";

function relationshipIdParameter(request: Request): string {
  const id = pathParameter(request, "id");
  const parts = parseRelationshipId(id);
  if (parts !== undefined && isNodeId(parts.start) && isNodeId(parts.end)) return id;
  const fault = { field: "id", message: "must be a relationship id such as MEMBER_OF|country:KGZ|organization:…" };
  throw new ProblemError("invalid-request", `id: ${fault.message}`, { faults: [fault] });
}

async function readEnds(store: GraphStore, start: string, end: string, signal: AbortSignal) {
  const nodes = await store.readNodes([...new Set([start, end])], signal);
  const byId = new Map(nodes.map((node) => [node.id, presentNode(node)]));
  const startNode = byId.get(start);
  const endNode = byId.get(end);
  if (startNode === undefined || endNode === undefined) {
    throw new Error(`The store holds a relationship from ${start} to ${end}, and one of them is missing`);
  }
  return { startNode, endNode };
}

export function mountRelationship(router: Router, store: GraphStore): void {
  serveEndpoint(router, "relationship", async ({ request, signal }) => {
    const id = relationshipIdParameter(request);
    const [relationship] = await store.readRelationships([id], signal);
    if (relationship === undefined) throw notFound(`There is no relationship ${id}`);
    const ends = await readEnds(store, relationship.start, relationship.end, signal);
    return { ...relationship, ...ends, ...(await readEvidence(store, relationship.evidence, signal)) };
  });
}
