/** POST /elements: many nodes and relationships by id at once, such as those of a picture that is opened again. */
import type { Router } from "express";
import type { GraphStore, StoredRelationship } from "../../graph-store/graph-store.ts";
import { serveEndpoint } from "../../http/serve-endpoint.ts";
import { presentNode } from "../read-evidence.ts";

function presentRelationship({ alternatives: _, ...relationship }: StoredRelationship) {
  return relationship;
}

export function mountElements(router: Router, store: GraphStore): void {
  serveEndpoint(router, "elements", async ({ body, signal }) => {
    const [nodes, relationships] = await Promise.all([
      store.readNodes([...new Set(body.nodeIds)], signal),
      store.readRelationships([...new Set(body.relationshipIds)], signal),
    ]);
    return { nodes: nodes.map(presentNode), relationships: relationships.map(presentRelationship) };
  });
}
