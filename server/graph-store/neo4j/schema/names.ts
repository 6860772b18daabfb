/**
 * The labels and relationship types of the graph as they stand in Cypher. Every query text takes them from here;
 * nothing else is ever put into a query but parameters.
 */
import { nodeTypeNames, typeWithBases, type NodeType } from "#graph-schema/node-types.ts";
import { relationshipTypeNames, type RelationshipType } from "#graph-schema/relationship-types.ts";
import { GraphStoreError } from "../../graph-store-error.ts";
import { prefixPattern } from "../../neo4j-options.ts";

/**
 * A label, relationship type or property name in backticks. Cypher reads `\uXXXX` anywhere in a query, backticks
 * included, so a backslash is written as such an escape itself. Throws a TypeError for a name Neo4j does not take.
 */
export function escapeName(name: string): string {
  if (name === "" || name.includes("\0")) throw new TypeError("A name is not empty and holds no null character");
  return `\`${name.replaceAll("\\", String.raw`\u005C`).replaceAll("`", "``")}\``;
}

export interface Names {
  prefix: string;
  /** On every node of the graph: `Entrepot`. */
  node: string;
  /** On what the store keeps for itself: `EntrepotMeta`. */
  meta: string;
  label(type: NodeType): string;
  /** Marker, type and base types as they follow a variable: `:Entrepot:Bank:Organization`. */
  labels(type: NodeType): string;
  relationship(type: RelationshipType): string;
  /** Types joined by `|`, for patterns; of all where none are given. */
  relationships(types?: readonly RelationshipType[]): string;
  /** The type of the table behind a type in the database; undefined for one that is not ours. */
  relationshipTypeOf(databaseType: string): RelationshipType | undefined;
}

/**
 * Names under a prefix, so that the graph can share a database with other data: `Ep` gives `EpEntrepot`, `EpCountry`
 * and `Ep_SHIPS`. Throws `unknown-reference` for a prefix that is not letters and digits.
 */
export function makeNames(prefix = ""): Names {
  if (prefix !== "" && !prefixPattern.test(prefix)) {
    throw new GraphStoreError(
      "unknown-reference",
      `The prefix ${prefix} is not a letter and up to 30 more letters and digits.`,
      {
        subject: prefix,
      },
    );
  }
  const plainLabels = (type: NodeType) => [`${prefix}Entrepot`, ...typeWithBases(type).map((name) => prefix + name)];
  const plainType = (type: RelationshipType) => (prefix === "" ? type : `${prefix}_${type}`);
  const types = new Map(relationshipTypeNames.map((type) => [plainType(type), type]));
  const labels = new Map(nodeTypeNames.map((type) => [type, plainLabels(type).map((name) => `:${escapeName(name)}`)]));
  return {
    prefix,
    node: escapeName(`${prefix}Entrepot`),
    meta: escapeName(`${prefix}EntrepotMeta`),
    label: (type) => escapeName(prefix + type),
    labels: (type) => labels.get(type)!.join(""),
    relationship: (type) => escapeName(plainType(type)),
    relationships: (wanted = relationshipTypeNames) => wanted.map((type) => escapeName(plainType(type))).join("|"),
    relationshipTypeOf: (databaseType) => types.get(databaseType),
  };
}
