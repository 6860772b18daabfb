import { hasMaven } from "./class-path.ts";
import { findJavas } from "./find-java.ts";
import { releases, startNeo4j, type RunningNeo4j } from "./start-neo4j.ts";

/** The newest release that starts here, or why there is none. NEO4J_TEST_VERSION picks one. */
export async function startNewest(): Promise<RunningNeo4j | string> {
  const javas = findJavas();
  if (javas.length === 0) return "no Java was found.";
  if (!hasMaven()) return "no Maven was found.";
  const wanted = process.env["NEO4J_TEST_VERSION"];
  const faults: string[] = [];
  for (const release of releases.filter(({ version }) => wanted === undefined || version === wanted)) {
    const java =
      javas.find(({ version }) => version === release.java) ?? javas.find(({ version }) => version > release.java);
    if (java === undefined) continue;
    try {
      return await startNeo4j(release, java);
    } catch (error) {
      faults.push(`${release.version}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return faults.length === 0 ? "no release of Neo4j runs on the Java found." : faults.join("\n");
}
