/**
 * What several contributors say about one node or relationship becomes one element. The outcome does not depend on
 * the order of imports: lists unite and are sorted, of differing scalars the first contributor's stands
 * (imports before seeds, then by contributor id), the others are kept as alternatives. A node statement whose label
 * only repeats the id's key (a code that a file uses without naming it) gives way to all others without a trace.
 */
import { parseNodeId } from "#graph-schema/node-id.ts";
import { nodeTypes, typeWithBases, type NodeType } from "#graph-schema/node-types.ts";
import type { Alternative } from "./graph-store.ts";

export const seedsContributor = "seeds";

export interface NodeStatement {
  type: NodeType;
  label: string;
  properties: Record<string, unknown>;
  evidence: string[];
}

export interface RelationshipStatement {
  from: string | null;
  to: string | null;
  properties: Record<string, unknown>;
  evidence: string[];
}

export interface Contribution<Statement> {
  contributor: string;
  statement: Statement;
}

export function mergeNodeStatements(
  id: string,
  contributions: readonly Contribution<NodeStatement>[],
): NodeStatement & { alternatives: Alternative[] } {
  const key = parseNodeId(id)?.key;
  const bare = contributions.filter(({ statement }) => statement.label === key);
  const speaking = contributions.filter(({ statement }) => statement.label !== key);
  const merged = mergeSpeaking(speaking.length === 0 ? bare : speaking);
  return { ...merged, evidence: uniteTexts(contributions.map(({ statement }) => statement.evidence)) };
}

function mergeSpeaking(
  contributions: readonly Contribution<NodeStatement>[],
): Omit<NodeStatement, "evidence"> & { alternatives: Alternative[] } {
  const ordered = inPrecedence(contributions);
  const scalars = ordered.map(({ contributor, statement }) => ({
    contributor,
    statement: { label: statement.label, properties: statement.properties },
  }));
  const merged = mergeRecords(scalars);
  return {
    type: mostRefined(ordered.map(({ statement }) => statement.type)),
    label: merged.value["label"] as string,
    properties: merged.value["properties"] as Record<string, unknown>,
    alternatives: merged.alternatives,
  };
}

export function mergeRelationshipStatements(
  contributions: readonly Contribution<RelationshipStatement>[],
): RelationshipStatement & { alternatives: Alternative[] } {
  const ordered = inPrecedence(contributions);
  const scalars = ordered.map(({ contributor, statement: { from, to, properties } }) => ({
    contributor,
    statement: { from, to, properties },
  }));
  const merged = mergeRecords(scalars);
  return {
    from: merged.value["from"] as string | null,
    to: merged.value["to"] as string | null,
    properties: merged.value["properties"] as Record<string, unknown>,
    evidence: uniteTexts(ordered.map(({ statement }) => statement.evidence)),
    alternatives: merged.alternatives,
  };
}

/** Sorted, each text once. */
export function uniteTexts(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].toSorted(byCodeUnits);
}

export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function inPrecedence<Statement>(contributions: readonly Contribution<Statement>[]): Contribution<Statement>[] {
  const isSeeds = (contribution: Contribution<Statement>) => Number(contribution.contributor === seedsContributor);
  return contributions.toSorted((a, b) => isSeeds(a) - isSeeds(b) || byCodeUnits(a.contributor, b.contributor));
}

/** The type that refines the most; a subtype that any contributor knows stands. */
function mostRefined(types: readonly NodeType[]): NodeType {
  const order = Object.keys(nodeTypes);
  return types.toSorted(
    (a, b) => typeWithBases(b).length - typeWithBases(a).length || order.indexOf(a) - order.indexOf(b),
  )[0]!;
}

type Rec = Record<string, unknown>;

function mergeRecords(
  contributions: readonly Contribution<Rec>[],
  path = "",
): { value: Rec; alternatives: Alternative[] } {
  const names = uniteTexts(contributions.map(({ statement }) => Object.keys(statement)));
  const value: Rec = {};
  const alternatives: Alternative[] = [];
  for (const name of names) {
    const given = contributions
      .filter(({ statement }) => statement[name] !== undefined)
      .map(({ contributor, statement }) => ({ contributor, statement: statement[name] }));
    if (given.length === 0) continue;
    // Property paths read as `names.tr`; the record that holds all properties has no name of its own.
    const merged = mergeValues(given, path === "properties" || path === "" ? name : `${path}.${name}`);
    Object.defineProperty(value, name, { value: merged.value, enumerable: true, writable: true, configurable: true });
    alternatives.push(...merged.alternatives);
  }
  return { value, alternatives };
}

function mergeValues(
  given: readonly Contribution<unknown>[],
  path: string,
): { value: unknown; alternatives: Alternative[] } {
  const known = given.filter(({ statement }) => statement !== null);
  const first = known[0];
  if (!first) return { value: null, alternatives: [] };
  const alike = known.filter(({ statement }) => shapeOf(statement) === shapeOf(first.statement));
  const unlike = known.filter(({ statement }) => shapeOf(statement) !== shapeOf(first.statement));
  const losers = (values: readonly Contribution<unknown>[]) =>
    values.map(({ contributor, statement }) => ({ property: path, value: statement, source: contributor }));
  if (shapeOf(first.statement) === "list") {
    return { value: uniteLists(alike.map(({ statement }) => statement as unknown[])), alternatives: losers(unlike) };
  }
  if (shapeOf(first.statement) === "record") {
    const merged = mergeRecords(alike as Contribution<Rec>[], path);
    return { value: merged.value, alternatives: [...merged.alternatives, ...losers(unlike)] };
  }
  return {
    value: first.statement,
    alternatives: losers(known.filter(({ statement }) => statement !== first.statement)),
  };
}

function shapeOf(value: unknown): "list" | "record" | "scalar" {
  if (Array.isArray(value)) return "list";
  return typeof value === "object" && value !== null ? "record" : "scalar";
}

function uniteLists(lists: readonly unknown[][]): unknown[] {
  const byText = new Map(lists.flat().map((item) => [canonicalJson(item), item]));
  return [...byText].toSorted(([a], [b]) => byCodeUnits(a, b)).map(([, item]) => item);
}

/** JSON with the names of every object sorted, so that equal values give equal texts. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    shapeOf(part) === "record"
      ? Object.fromEntries(Object.entries(part as Rec).toSorted(([a], [b]) => byCodeUnits(a, b)))
      : part,
  );
}
