/** Stores are named by URI: `sqlite:FOLDER`, `neo4j://HOST`, `bolt://HOST` and their encrypted kin. */
const neo4jSchemes: ReadonlySet<string> = new Set(["neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"]);

export function schemeOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.indexOf(":")));
}

export function isNeo4jUri(uri: string): boolean {
  return neo4jSchemes.has(schemeOf(uri));
}
