import { hasMaven } from "./class-path.ts";
import { findJavas, type Java } from "./find-java.ts";
import { releases, startNeo4j, type Release, type RunningNeo4j } from "./start-neo4j.ts";

/** Releases with a Java that runs them, newest first, or why there are none. NEO4J_TEST_VERSION picks one. */
export function listRunnable(): { release: Release; java: Java }[] | string {
  const javas = findJavas();
  if (javas.length === 0) return "no Java was found.";
  if (!hasMaven()) return "no Maven was found.";
  const wanted = process.env["NEO4J_TEST_VERSION"];
  return releases
    .filter(({ version }) => wanted === undefined || version === wanted)
    .flatMap((release) => {
      const java =
        javas.find(({ version }) => version === release.java) ?? javas.find(({ version }) => version > release.java);
      return java === undefined ? [] : [{ release, java }];
    });
}

/** The newest release that starts here, or why there is none. */
export async function startNewest(): Promise<RunningNeo4j | string> {
  const runnable = listRunnable();
  if (typeof runnable === "string") return runnable;
  const faults: string[] = [];
  for (const { release, java } of runnable) {
    try {
      return await startNeo4j(release, java);
    } catch (error) {
      faults.push(`${release.version}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return faults.length === 0 ? "no release of Neo4j runs on the Java found." : faults.join("\n");
}
