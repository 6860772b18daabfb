import type { Examination } from "./finding.ts";
import { examineEmbedded } from "./embedded/examining/examine-embedded.ts";
import { examineNeo4j } from "./neo4j/examining/examine-neo4j.ts";
import type { Neo4jOptions } from "./neo4j-options.ts";
import { isNeo4jUri } from "./store-uri.ts";

export interface ExaminationOptions {
  neo4j: Neo4jOptions;
  /** Reads everything, which takes as long as the store is large. */
  deep: boolean;
}

/**
 * Looks at a store without opening it: also at one that is away, damaged or of a newer version. Changes nothing.
 * @param uri - `sqlite:FOLDER` or an address of Neo4j
 */
export function examineGraphStore(uri: string, { neo4j, deep }: ExaminationOptions): Promise<Examination> {
  if (isNeo4jUri(uri)) return examineNeo4j(uri, neo4j);
  return Promise.resolve(examineEmbedded(uri.slice("sqlite:".length), deep));
}
