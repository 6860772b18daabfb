/** What of an element's properties Neo4j can hold as properties of its own, for those who read the graph there. */

/** Names that the store itself uses. */
const reserved = new Set([
  "id",
  "type",
  "caption",
  "rank",
  "degree",
  "evidence",
  "searchText",
  "searchCodes",
  "propertiesJson",
  "alternativesJson",
  "statements",
  "contributors",
  "from",
  "to",
  "firstDay",
  "endDay",
  "key",
  "since",
  "until",
  "changing",
]);

type Scalar = string | number | boolean;

/** Scalars and lists of one kind of scalar as they are, a record of texts as the list of its values; nothing else. */
export function flatProperties(properties: Readonly<Record<string, unknown>>): Record<string, Scalar | Scalar[]> {
  const flat: Record<string, Scalar | Scalar[]> = {};
  for (const [name, value] of Object.entries(properties)) {
    const shown = reserved.has(name) ? undefined : flatValue(value);
    if (shown !== undefined) flat[name] = shown;
  }
  return flat;
}

function flatValue(value: unknown): Scalar | Scalar[] | undefined {
  if (isScalar(value)) return value;
  const list = Array.isArray(value) ? (value as unknown[]) : recordValues(value);
  const kind = typeof list?.[0];
  return list?.every((item): item is Scalar => isScalar(item) && typeof item === kind) === true ? list : undefined;
}

function recordValues(value: unknown): unknown[] | undefined {
  return typeof value === "object" && value !== null ? Object.values(value).flat() : undefined;
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
