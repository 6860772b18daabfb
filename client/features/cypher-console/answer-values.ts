/** Values of an answer as people read them, and the nodes of the graph among them. */
import { isNodeId } from "#graph-schema/node-id.ts";

type Tagged = { $type: string } & Record<string, unknown>;

function isTagged(value: unknown): value is Tagged {
  return typeof value === "object" && value !== null && "$type" in value && typeof value.$type === "string";
}

function propertiesOf(value: Tagged): Record<string, unknown> {
  const { properties } = value;
  return typeof properties === "object" && properties !== null ? (properties as Record<string, unknown>) : {};
}

function nodeText(value: Tagged): string {
  const properties = propertiesOf(value);
  const name = properties["caption"] ?? properties["id"] ?? properties["name"] ?? value["elementId"];
  return `(${String(name)})`;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function taggedText(value: Tagged): string {
  switch (value.$type) {
    case "node":
      return nodeText(value);
    case "relationship":
      return `[${String(value["type"])}]`;
    case "path":
      return listOf(value["nodes"]).map(valueText).join(" — ");
    case "point":
      return `point ${["x", "y", "z"].flatMap((axis) => (axis in value ? [String(value[axis])] : [])).join(", ")}`;
    default:
      return typeof value["text"] === "string" ? value["text"] : JSON.stringify(value);
  }
}

/** A dash where there is nothing: unknown is not zero. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return "—";
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return `[${value.map(valueText).join(", ")}]`;
  if (isTagged(value)) return taggedText(value);
  return JSON.stringify(value);
}

function collectNodeIds(value: unknown, ids: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  if (isTagged(value) && value.$type === "node") {
    const { id } = propertiesOf(value);
    if (typeof id === "string" && isNodeId(id)) ids.add(id);
    return;
  }
  for (const part of Object.values(value)) collectNodeIds(part, ids);
}

/** Ids of the nodes of the graph in an answer, each once, in order; nodes of other data have none. */
export function nodeIdsIn(rows: readonly (readonly unknown[])[]): string[] {
  const ids = new Set<string>();
  for (const row of rows) for (const value of row) collectNodeIds(value, ids);
  return [...ids];
}
