/** The names of the graph as a reader writes them: without the backticks that letters, digits and underscores need not. */
import type { NodeType } from "#graph-schema/node-types.ts";
import type { RelationshipType } from "#graph-schema/relationship-types.ts";
import type { Names } from "../schema/names.ts";

export interface ReadableNames {
  /** On every node of the graph. */
  node: string;
  label(type: NodeType): string;
  relationship(type: RelationshipType): string;
  relationships(types?: readonly RelationshipType[]): string;
}

function bare(name: string): string {
  return name.replaceAll("`", "");
}

/** A prefix is letters and digits and the type tables hold plain words, so no name needs its backticks. */
export function readableNames(names: Names): ReadableNames {
  return {
    node: bare(names.node),
    label: (type) => bare(names.label(type)),
    relationship: (type) => bare(names.relationship(type)),
    relationships: (types) => bare(names.relationships(types)),
  };
}

/** A text whose further lines are moved in by `spaces`, so that it can stand inside another one. */
export function indent(text: string, spaces: number): string {
  return text
    .trim()
    .split("\n")
    .map((line, at) => (at === 0 || line === "" ? line : " ".repeat(spaces) + line))
    .join("\n");
}
