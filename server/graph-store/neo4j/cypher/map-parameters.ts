import neo4j from "neo4j-driver";

/** JSON knows one kind of number, Cypher two: whole ones go as integers, as LIMIT and comparisons of ids need them. */
export function toDriverValue(value: unknown): unknown {
  if (typeof value === "number") return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (Array.isArray(value)) return value.map(toDriverValue);
  if (typeof value !== "object" || value === null) return value;
  return toDriverParameters(value);
}

export function toDriverParameters(parameters: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, toDriverValue(value)]));
}
