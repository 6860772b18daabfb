/** Nodes that are not routes, as Neo4j holds them. */
import type { NodeType } from "#graph-schema/node-types.ts";
import type { Alternative, StoredNode } from "../../graph-store.ts";
import { canonicalJson, mergeNodeStatements, type Contribution, type NodeStatement } from "../../merge-statements.ts";
import { searchNamesOf } from "../../search-names.ts";
import { flatProperties } from "./flat-properties.ts";
import type { View } from "../reading/visibility.ts";
import { writeStatements } from "./statements.ts";

/** What a query returns of a node as `{.id, .type, …}`; see nodeFields. */
export interface NodeProperties {
  id: string;
  type: NodeType;
  caption: string;
  evidence: string[];
  propertiesJson: string;
  alternativesJson: string;
}

const changingFields = ["type", "caption", "evidence", "propertiesJson", "alternativesJson"] as const;

/** The fields of NodeProperties as a map projection of a node variable takes them. */
export function nodeFields(view: View, variable: string): string {
  return `.id, ${view.fields(variable, changingFields)}`;
}

/**
 * All properties of a node but `rank` and `degree`, merged from what contributors say; the type goes into the labels
 * as well. Written with `SET n = …`, they replace whatever the node held.
 */
export function toNodeProperties(
  id: string,
  contributions: readonly Contribution<NodeStatement>[],
): NodeProperties & Record<string, unknown> {
  const { type, label, properties, evidence, alternatives } = mergeNodeStatements(id, contributions);
  return {
    ...flatProperties(properties),
    id,
    type,
    caption: label,
    evidence,
    propertiesJson: canonicalJson(properties),
    alternativesJson: canonicalJson(alternatives),
    ...searchProperties({ id, label, properties }),
    ...writeStatements(contributions),
  };
}

/** What a node lacks that somebody else has written under our labels; whoever looks at it should see that much. */
type Written = Pick<NodeProperties, "id" | "type"> & { [Name in keyof NodeProperties]: NodeProperties[Name] | null };

export function toStoredNode({ id, type, caption, propertiesJson, evidence, alternativesJson }: Written): StoredNode {
  return {
    id,
    type,
    label: caption ?? id,
    properties: JSON.parse(propertiesJson ?? "{}") as Record<string, unknown>,
    evidence: evidence ?? [],
    alternatives: JSON.parse(alternativesJson ?? "[]") as Alternative[],
  };
}

/**
 * Each form between two pairs of line ends: so a search can tell a whole name from the middle of one, and the beginning
 * of a name is long enough for an index of trigrams even where it is a single letter.
 */
function asLines(forms: Iterable<string>): string {
  return `\n\n${[...forms].join("\n\n")}\n\n`;
}

function searchProperties(node: Pick<StoredNode, "id" | "label" | "properties">): {
  searchText: string;
  searchCodes: string;
} {
  const names = searchNamesOf(node);
  const codes = names.filter(({ kind }) => kind === "code");
  return {
    searchText: asLines(new Set(names.flatMap(({ forms }) => forms))),
    searchCodes: asLines(new Set(codes.flatMap(({ forms }) => forms))),
  };
}
