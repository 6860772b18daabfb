/** What one contributor says about nodes and relationships. */
import type { GraphNode } from "#graph-schema/graph.ts";
import { parseRelationshipId } from "#graph-schema/relationship-id.ts";
import type { RelationshipType } from "#graph-schema/relationship-types.ts";
import type { ContributionPage } from "../../graph-store.ts";
import { byCodeUnits, type NodeStatement, type RelationshipStatement } from "../../merge-statements.ts";
import { integer } from "../database/database.ts";
import type { Reading } from "../database/store-state.ts";
import { statedRelationshipTypes } from "../mapping/relationship-properties.ts";
import { readStatements } from "../mapping/statements.ts";
import type { PartQuestion } from "./stream-contributions.ts";

const rowsPerPage = 1000;
const routePrefix = "route:";

function statementOf<Statement>(statements: readonly string[], contributor: string): Statement {
  const own = readStatements<Statement>(statements).find((one) => one.contributor === contributor);
  return own!.statement;
}

/** Nodes before routes, which need their countries. */
export async function* pageNodes(
  reading: Reading,
  { contributor, after = "" }: PartQuestion,
): AsyncGenerator<ContributionPage> {
  const inRoutes = after.startsWith(routePrefix);
  if (!inRoutes) yield* pageByIds(reading, contributor, { last: after, routes: false });
  yield* pageByIds(reading, contributor, { last: inRoutes ? after : "", routes: true });
}

async function* pageByIds(
  { run, names, view }: Reading,
  contributor: string,
  { last: start, routes }: { last: string; routes: boolean },
): AsyncGenerator<ContributionPage> {
  const query = `MATCH (n:${names.node}${view.only("n")})
    WHERE n.id > $last AND ${routes ? "n.id STARTS WITH 'route:'" : "n.type <> 'CommodityRoute'"}
      AND $contributor IN ${view.value("n", "contributors")}
    RETURN n.id AS id, ${view.value("n", "statements")} AS statements ORDER BY n.id LIMIT $limit`;
  let last = start;
  for (;;) {
    const parameters = { last, contributor, limit: integer(rowsPerPage) };
    const rows = await run<{ id: string; statements: string[] }>(query, parameters);
    if (rows.length === 0) return;
    last = rows.at(-1)!.id;
    const nodes = rows.map(({ id, statements }): GraphNode => {
      return { id, ...statementOf<NodeStatement>(statements, contributor) };
    });
    yield { batch: { nodes }, cursor: last };
  }
}

/** An id begins with its type, so the types in order give the ids in order. */
export async function* pageRelationships(
  reading: Reading,
  { contributor, after = "" }: PartQuestion,
): AsyncGenerator<ContributionPage> {
  for (const type of await readTypes(reading, contributor)) {
    if (`${type}|\u{10ffff}` < after) continue;
    const ids = (await readIds(reading, type, contributor)).filter((id) => id > after).toSorted(byCodeUnits);
    for (let from = 0; from < ids.length; from += rowsPerPage) {
      const page = ids.slice(from, from + rowsPerPage);
      yield { batch: { relationships: await readPage(reading, type, contributor, page) }, cursor: page.at(-1)! };
    }
  }
}

/** Types of which the contributor states relationships. */
async function readTypes({ run, names, view }: Reading, contributor: string): Promise<RelationshipType[]> {
  const stated = names.relationships(statedRelationshipTypes);
  const query = `MATCH (:${names.node})-[r:${stated}${view.only("r")}]->(:${names.node})
    WHERE $contributor IN r.contributors RETURN DISTINCT type(r) AS type`;
  const rows = await run<{ type: string }>(query, { contributor });
  const types = rows.flatMap(({ type }) => names.relationshipTypeOf(type) ?? []);
  return types.toSorted((a, b) => byCodeUnits(`${a}|`, `${b}|`));
}

async function readIds({ run, names, view }: Reading, type: RelationshipType, contributor: string): Promise<string[]> {
  const query = `MATCH (:${names.node})-[r:${names.relationship(type)}${view.only("r")}]->(:${names.node})
    WHERE $contributor IN r.contributors RETURN r.id AS id`;
  return (await run<{ id: string }>(query, { contributor })).map(({ id }) => id);
}

async function readPage(
  { run, names, view }: Reading,
  type: RelationshipType,
  contributor: string,
  ids: readonly string[],
): Promise<({ type: RelationshipType; start: string; end: string } & RelationshipStatement)[]> {
  const ends = ids.map((id) => {
    const { start, end } = parseRelationshipId(id)!;
    return { id, start, end };
  });
  const query = `UNWIND $ends AS row
    MATCH (:${names.node} {id: row.start})-[r:${names.relationship(type)}${view.only("r")}]->(:${names.node} {id: row.end})
    WHERE r.id = row.id RETURN row.start AS start, row.end AS end, r.statements AS statements`;
  const rows = await run<{ start: string; end: string; statements: string[] }>(query, { ends });
  return rows.map(({ start, end, statements }) => {
    return { type, start, end, ...statementOf<RelationshipStatement>(statements, contributor) };
  });
}
