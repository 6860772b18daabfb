import type { GraphNode } from "#graph-schema/graph.ts";
import { searchNamesOf } from "../../search-names.ts";
import type { Database } from "../database/database.ts";

/** Each form on a line of its own, so that a search can tell a whole name from the middle of one. */
function asLines(forms: Iterable<string>): string {
  return `\n${[...forms].join("\n")}\n`;
}

export function indexForSearch(
  database: Database,
  key: number,
  node: Pick<GraphNode, "id" | "label" | "properties">,
): void {
  const names = searchNamesOf(node);
  const forms = new Set(names.flatMap((name) => name.forms));
  const codes = new Set(names.filter(({ kind }) => kind === "code").flatMap((name) => name.forms));
  const text = asLines(forms);
  database.run("INSERT INTO search_document (node, names, codes) VALUES (?, ?, ?)", key, text, asLines(codes));
  database.run("INSERT INTO search_index (rowid, names) VALUES (?, ?)", key, text);
  for (const form of forms) database.run("INSERT INTO search_name (folded, node) VALUES (?, ?)", form, key);
}

export function removeFromSearch(database: Database, key: number): void {
  const row = database.get<{ names: string }>("SELECT names FROM search_document WHERE node = ?", key);
  if (!row) return;
  const forget = "INSERT INTO search_index (search_index, rowid, names) VALUES ('delete', ?, ?)";
  database.run(forget, key, row.names);
  for (const form of row.names.split("\n")) {
    if (form !== "") database.run("DELETE FROM search_name WHERE folded = ? AND node = ?", form, key);
  }
  database.run("DELETE FROM search_document WHERE node = ?", key);
}
