/** A Neo4j of a test's own, which may be stopped, killed, starved and locked. */
import { listRunnable } from "../setup/neo4j/start-newest.ts";
import { createNeo4j, type Neo4jSettings, type Neo4jUnderControl } from "../setup/neo4j/start-neo4j.ts";

function findRunnable() {
  const found = listRunnable();
  const reason = typeof found === "string" ? found : "no release of Neo4j runs on the Java found.";
  if (typeof found !== "string" && found[0] !== undefined) return found[0];
  if (process.env["CI"] === "true") throw new Error(`CI=true, and there is no Neo4j to stop and start: ${reason}`);
  console.error(`TESTS OF NEO4J'S WEATHER SKIPPED: ${reason}`);
  return undefined;
}

const runnable = findRunnable();

/** Whether there is none here; a run with CI=true fails then. */
export const isMissing = runnable === undefined;

/** Not started yet. */
export function createOwnNeo4j(settings: Neo4jSettings = {}): Promise<Neo4jUnderControl> {
  if (runnable === undefined) throw new Error("There is no Neo4j here");
  return createNeo4j({ ...runnable, heap: "640m", isQuick: true, settings });
}
