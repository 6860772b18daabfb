/**
 * What the store counts as it writes, in one property of its one meta node, so that statistics are of one state and need
 * not count millions of rows.
 */
export const schemaVersion = 1;

export interface StoreState {
  /** A random token, new for each commit that readers can see. */
  dataVersion: string;
  /** Nodes by type, routes included. */
  nodes: Record<string, number>;
  /** Stated relationships by type; those that follow from routes and series are not counted one by one. */
  relationships: Record<string, number>;
  /** By dataset id. */
  datasets: Record<string, DatasetCounts>;
  /** Content digests by dataset id or contributor, four sums in 32 hexadecimal digits. */
  digests: Record<string, string>;
  /** Ids of those whose statements and figures the store holds, with how many nodes and relationships they speak of. */
  contributors: Record<string, { nodes: number; relationships: number }>;
}

export interface DatasetCounts {
  routes: number;
  series: number;
  observations: number;
}

export function emptyState(): StoreState {
  return { dataVersion: "empty", nodes: {}, relationships: {}, datasets: {}, digests: {}, contributors: {} };
}

export function writeState(state: StoreState): string {
  return JSON.stringify(state);
}

export function parseState(text: string | null | undefined): StoreState {
  return text === null || text === undefined ? emptyState() : (JSON.parse(text) as StoreState);
}
