/** Labels, types and property names as the live database has them, for completion and marks. */
import { queryOptions } from "@tanstack/react-query";
import { ApiError } from "../../api/api-error.ts";
import { runCypher } from "../../api/client.ts";
import type { KnownNames } from "./language/messages.ts";

const query = `
  CALL db.labels() YIELD label WITH collect(label) AS labels
  CALL db.relationshipTypes() YIELD relationshipType WITH labels, collect(relationshipType) AS types
  CALL db.propertyKeys() YIELD propertyKey RETURN labels, types, collect(propertyKey) AS keys`;

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

async function readNames(signal: AbortSignal): Promise<KnownNames> {
  const { rows } = await runCypher({ query }, signal);
  const [labels, relationshipTypes, propertyKeys] = (rows[0] ?? []).map(texts);
  return { labels: labels ?? [], relationshipTypes: relationshipTypes ?? [], propertyKeys: propertyKeys ?? [] };
}

/** Fails with `not-available` where the store speaks no Cypher. */
export const databaseNamesQuery = () =>
  queryOptions({
    queryKey: ["cypher", "names"],
    queryFn: ({ signal }) => readNames(signal),
    retry: (count, error) => count < 2 && !(error instanceof ApiError && error.slug === "not-available"),
  });
