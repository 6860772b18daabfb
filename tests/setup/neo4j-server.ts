import type { TestProject } from "vitest/node";
import { hasMaven } from "./neo4j/class-path.ts";
import { findJavas } from "./neo4j/find-java.ts";
import { releases, startNeo4j, type RunningNeo4j } from "./neo4j/start-neo4j.ts";

/** Where tests find a Neo4j server. */
export interface Neo4jUnderTest {
  /** The empty text where there is none. */
  uri: string;
  user: string | undefined;
  password: string | undefined;
}

declare module "vitest" {
  interface ProvidedContext {
    neo4j: Neo4jUnderTest;
  }
}

const notice = (reason: string) => `
${"!".repeat(80)}
  TESTS ON NEO4J SKIPPED: ${reason}
  Set NEO4J_TEST_URI (NEO4J_TEST_USER, NEO4J_TEST_PASSWORD) to a server with an empty
  database, or install Java 17 or 25 and Maven.
${"!".repeat(80)}
`;

/** The newest release that starts here, or why there is none. NEO4J_TEST_VERSION picks one. */
async function startNewest(): Promise<RunningNeo4j | string> {
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

/** One Neo4j for all conformance tests; without one they run on the embedded store only, which fails when CI=true. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env["NEO4J_TEST_URI"] ?? "";
  if (given !== "") {
    const user = process.env["NEO4J_TEST_USER"];
    project.provide("neo4j", { uri: given, user, password: process.env["NEO4J_TEST_PASSWORD"] });
    return undefined;
  }
  const started = await startNewest();
  if (typeof started !== "string") {
    project.provide("neo4j", { uri: started.uri, user: undefined, password: undefined });
    return () => started.stop();
  }
  if (process.env["CI"] === "true") throw new Error(`CI=true, and there is no Neo4j to test with: ${started}`);
  console.error(notice(started));
  project.provide("neo4j", { uri: "", user: undefined, password: undefined });
  return undefined;
}
