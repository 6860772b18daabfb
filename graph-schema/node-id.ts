/**
 * Node ids: `base:key`, stable across stores and imports. The base never changes,
 * even when a node's type is refined (an Organization that turns out to be a Bank).
 */
export const baseTypes = [
  "country",
  "person",
  "organization",
  "vessel",
  "aircraft",
  "commodity",
  "route",
  "event",
  "claim",
  "source",
] as const;

export type BaseType = (typeof baseTypes)[number];

export interface NodeIdParts {
  base: BaseType;
  key: string;
}

const keyPatterns: Record<BaseType, RegExp> = {
  country: /^[A-Z][A-Z0-9]{1,11}$/,
  person: /^(Q[1-9][0-9]*|[a-z0-9]+(-[A-Za-z0-9]+)*)$/,
  organization: /^(Q[1-9][0-9]*|[a-z0-9]+(-[A-Za-z0-9]+)*)$/,
  vessel: /^[a-z0-9]+(-[A-Za-z0-9]+)*$/,
  aircraft: /^[a-z0-9]+(-[A-Za-z0-9]+)*$/,
  commodity: /^(TOTAL|[0-9]{2}|[0-9]{4}|[0-9]{6})$/,
  route: /^[A-Z][A-Z0-9]{1,11}>[A-Z][A-Z0-9]{1,11}:(TOTAL|[0-9]{2}|[0-9]{4}|[0-9]{6})$/,
  event: /^[0-9]{4}(-[0-9]{2}){0,2}-[a-z0-9-]+$/,
  claim: /^[a-z0-9]+(-[a-z0-9]+)*$/,
  source: /^[a-z0-9]+(-[a-z0-9]+)*$/,
};

/** Splits an id, or gives undefined when the base is unknown or the key does not fit it. */
export function parseNodeId(id: string): NodeIdParts | undefined {
  const colon = id.indexOf(":");
  const base = baseTypes.find((candidate) => candidate === id.slice(0, colon));
  const key = id.slice(colon + 1);
  return base !== undefined && keyPatterns[base].test(key) ? { base, key } : undefined;
}

export function isNodeId(id: string): boolean {
  return parseNodeId(id) !== undefined;
}

export function countryId(key: string): string {
  return `country:${key}`;
}

export function commodityId(hs: string): string {
  return `commodity:${hs}`;
}

export interface RouteKey {
  /** Country key of the exporting economy, such as `CHN` or `EU27`. */
  exporter: string;
  importer: string;
  /** HS code as text, or `TOTAL`. */
  hs: string;
}

export function routeId({ exporter, importer, hs }: RouteKey): string {
  return `route:${exporter}>${importer}:${hs}`;
}

/** The route behind a route node's id, or undefined when the id names something else. */
export function parseRouteId(id: string): RouteKey | undefined {
  const parts = parseNodeId(id);
  if (parts?.base !== "route") return undefined;
  const match = /^([^>]+)>([^:]+):(.+)$/.exec(parts.key);
  return match ? { exporter: match[1]!, importer: match[2]!, hs: match[3]! } : undefined;
}
