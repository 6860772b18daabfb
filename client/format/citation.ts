import type { GraphNode } from "#graph-schema/graph.ts";
import { formatDate } from "./date.ts";
import { licenceText } from "./licence.ts";

function text(node: GraphNode, property: string): string | undefined {
  const value = node.properties[property];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/**
 * A source as it is cited: publisher, title, edition, date, address, retrieved, licence. What is not known is said
 * where it matters (publisher, licence) and left out elsewhere.
 */
export function citeSource(source: GraphNode): string {
  const published = text(source, "published");
  const retrieved = text(source, "retrieved");
  const edition = text(source, "edition");
  return [
    text(source, "publisher") ?? "publisher not established",
    text(source, "title") ?? source.label,
    edition && `edition ${edition}`,
    published && `published ${formatDate(published)}`,
    text(source, "url"),
    retrieved && `retrieved ${formatDate(retrieved)}`,
    licenceText(source),
  ]
    .filter(Boolean)
    .join(", ");
}
