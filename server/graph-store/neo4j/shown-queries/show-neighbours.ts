/** Counts of neighbours, and expansions, as queries on the documented model. */
import type { ExpansionRequest, NeighboursRequest } from "#graph-schema/contract/neighbours.ts";
import { dayBounds } from "#graph-schema/edtf-date.ts";
import { isTypeWithin, nodeTypeNames } from "#graph-schema/node-types.ts";
import { relationshipTypeNames } from "#graph-schema/relationship-types.ts";
import type { ShownQuery } from "../../cypher-console.ts";
import { readCursor } from "../../expansion-cursor.ts";
import type { ReadableNames } from "./readable-names.ts";

const asOfTest = `// What may have held then; an unknown bound is open
WHERE coalesce(r.firstDay < $asOfEnd, true) AND coalesce(r.endDay > $asOfFirst, true)`;

/** Days since 1970, the second excluded. */
function asOfParameters(asOf: string | undefined): Record<string, number> {
  const bounds = asOf === undefined ? undefined : dayBounds(asOf);
  return bounds ? { asOfFirst: bounds.first, asOfEnd: bounds.end } : {};
}

function dayNotes(asOf: string | undefined): string[] {
  return asOf === undefined ? [] : [`$asOfFirst and $asOfEnd are ${asOf} in days since 1970, the end excluded.`];
}

export function showNeighbours(names: ReadableNames, id: string, { asOf }: NeighboursRequest): ShownQuery {
  return {
    query: `MATCH (n:${names.node} {id: $id})-[r:${names.relationships()}]-(other:${names.node})
${asOf === undefined ? "" : `${asOfTest}\n`}RETURN type(r) AS relationshipType,
  CASE WHEN startNode(r) = n THEN 'outgoing' ELSE 'incoming' END AS direction,
  other.type AS nodeType, count(DISTINCT other) AS count
ORDER BY relationshipType, direction DESC, nodeType`,
    parameters: { id, ...asOfParameters(asOf) },
    notes: [
      ...dayNotes(asOf),
      "Rows stand in alphabetical order; the program puts them in the order of its types.",
      "Every relationship is walked. The program reads how many routes a country has from counts that Neo4j keeps, so it answers at once where this query takes seconds.",
    ],
  };
}

/** Rows after the last one that a page before answered. */
function cursorTest(cursor: string | undefined): { test: string; parameters: Record<string, unknown> } {
  if (cursor === undefined) return { test: "", parameters: {} };
  const { rank, id } = readCursor(cursor);
  return {
    test: "\n  AND (other.rank < $lastRank OR other.rank = $lastRank AND other.id > $lastId) // after the page before",
    parameters: { lastRank: rank, lastId: id },
  };
}

export function showExpansion(names: ReadableNames, request: ExpansionRequest): ShownQuery {
  const { nodeIds, relationshipTypes, nodeTypes, exclude, asOf, limit, cursor } = request;
  const types = nodeTypeNames.filter((type) => nodeTypes?.some((wanted) => isTypeWithin(type, wanted)) ?? true);
  const after = cursorTest(cursor);
  return {
    query: `MATCH (n:${names.node})-[r:${names.relationships(relationshipTypes ?? relationshipTypeNames)}]-(other:${names.node})
${asOf === undefined ? "WHERE" : `${asOfTest}\n  AND`} n.id IN $nodeIds AND NOT other.id IN $nodeIds${exclude.length === 0 ? "" : " AND NOT other.id IN $exclude"}${
      nodeTypes === undefined ? "" : "\n  AND other.type IN $nodeTypes // a type with its subtypes"
    }${after.test}
WITH DISTINCT other
RETURN other, other.id AS id
ORDER BY other.rank DESC, id
LIMIT toInteger($limit)`,
    parameters: {
      nodeIds,
      ...(exclude.length === 0 ? {} : { exclude }),
      ...(nodeTypes === undefined ? {} : { nodeTypes: types }),
      ...asOfParameters(asOf),
      ...after.parameters,
      limit,
    },
    notes: [
      ...dayNotes(asOf),
      "Its rows are the new neighbours, in order. The relationships that join them to what is on the canvas and the count of all are left out.",
      "Every neighbour is walked. The program takes routes from an index by rank, so it is faster on a country with very many.",
    ],
  };
}
