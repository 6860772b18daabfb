/** Values as the driver gives them, with integers as bigint, as JSON; the contract of POST /cypher says the shapes. */
import neo4j, {
  isDate,
  isDateTime,
  isDuration,
  isLocalDateTime,
  isLocalTime,
  isNode,
  isPath,
  isPoint,
  isRelationship,
  isTime,
  isUnboundRelationship,
  isVector,
  type Node,
  type Path,
  type Point,
  type Relationship,
} from "neo4j-driver";

type Json = unknown;
/** The driver's types for times write themselves as ISO 8601. */
interface DriverTime {
  toString(): string;
}
type Tagged = { $type: string } & Record<string, Json>;

const temporalTypes: [string, (value: object) => boolean][] = [
  ["date", isDate],
  ["time", isTime],
  ["localTime", isLocalTime],
  ["dateTime", isDateTime],
  ["localDateTime", isLocalDateTime],
  ["duration", isDuration],
];

/** Maps the values of one answer and counts the NaN that it gives as null. */
export class ValueMapper {
  missingValues = 0;

  map(value: unknown): Json {
    if (typeof value === "number") return this.#number(value);
    if (typeof value === "bigint") return mapInteger(value);
    if (typeof value !== "object" || value === null) return value ?? null;
    if (Array.isArray(value)) return value.map((item) => this.map(item));
    return this.#element(value) ?? mapScalar(value) ?? this.#plainMap(value);
  }

  #number(value: number): Json {
    if (Number.isFinite(value)) return value;
    if (!Number.isNaN(value)) return { $type: "float", text: String(value) };
    this.missingValues++;
    return null;
  }

  #entries(value: object): Record<string, Json> {
    const entries = Object.entries(value).map(([key, item]): [string, Json] => [key, this.map(item)]);
    return Object.fromEntries(entries);
  }

  /** A key $type of the data must not pass for ours. */
  #plainMap(value: object): Json {
    const entries = this.#entries(value);
    return Object.hasOwn(value, "$type") ? { $type: "map", entries } : entries;
  }

  #element(value: object): Tagged | undefined {
    if (isNode(value)) return this.#node(value);
    if (isRelationship(value)) return this.#relationship(value);
    if (isPath(value)) return this.#path(value);
    if (!isUnboundRelationship(value)) return undefined;
    const { elementId, type, properties } = value;
    return { $type: "relationship", elementId, type, properties: this.#entries(properties) };
  }

  #node({ elementId, labels, properties }: Node): Tagged {
    return { $type: "node", elementId, labels: labels.toSorted(), properties: this.#entries(properties) };
  }

  #relationship({ elementId, type, startNodeElementId, endNodeElementId, properties }: Relationship): Tagged {
    const ends = { start: startNodeElementId, end: endNodeElementId };
    return { $type: "relationship", elementId, type, ...ends, properties: this.#entries(properties) };
  }

  #path({ start, segments }: Path): Tagged {
    const nodes = [start, ...segments.map(({ end }) => end)].map((node) => this.#node(node));
    const relationships = segments.map(({ relationship }) => this.#relationship(relationship));
    return { $type: "path", nodes, relationships };
  }
}

function mapInteger(value: bigint): Json {
  const isExact = value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER;
  return isExact ? Number(value) : { $type: "integer", text: value.toString() };
}

/** The driver writes a duration of whole days as `P2DT`. */
function writeTime(value: DriverTime): string {
  return value.toString().replace(/T$/, "");
}

function mapScalar(value: object): Tagged | undefined {
  const temporal = temporalTypes.find(([, is]) => is(value));
  if (temporal) return { $type: temporal[0], text: writeTime(value) };
  if (isPoint(value)) return mapPoint(value);
  if (isVector(value)) return { $type: "vector", kind: value.getType(), text: String(value) };
  if (value instanceof Int8Array) return { $type: "bytes", base64: Buffer.from(value).toString("base64") };
  if (neo4j.isInt(value)) return { $type: "integer", text: String(value) };
  return undefined;
}

function mapPoint({ srid, x, y, z }: Point): Tagged {
  return { $type: "point", srid: Number(srid), x, y, ...(z === undefined ? {} : { z }) };
}
