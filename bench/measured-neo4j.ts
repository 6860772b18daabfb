/** A Neo4j of a measurement's own: the newest release that the tests know, on the Java that it needs. */
import { findJavas } from "../tests/setup/neo4j/find-java.ts";
import { createNeo4j, releases, type Neo4jSettings, type Neo4jUnderControl } from "../tests/setup/neo4j/start-neo4j.ts";

export interface Neo4jMemory {
  /** Such as `2g`. */
  heap: string;
  pageCache: string;
  /** Further ones of neo4j.conf. */
  settings?: Neo4jSettings;
}

/** Started, with an empty database. The caller removes it. Rejects where no release finds a Java. */
export async function startMeasuredNeo4j({ heap, pageCache, settings }: Neo4jMemory): Promise<Neo4jUnderControl> {
  const javas = findJavas();
  const release = releases.find(({ java }) => javas.some(({ version }) => version >= java));
  const java = javas.findLast(({ version }) => release !== undefined && version >= release.java);
  if (release === undefined || java === undefined) throw new Error("No Java was found that a release of Neo4j runs on");
  const memory = { "server.memory.pagecache.size": pageCache };
  const server = await createNeo4j({ release, java, heap, settings: { ...memory, ...settings } });
  try {
    await server.start();
    return server;
  } catch (error) {
    await server.remove();
    throw error;
  }
}
