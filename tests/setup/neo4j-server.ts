import type { TestProject } from "vitest/node";
import { startNewest } from "./neo4j/start-newest.ts";

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

/** One Neo4j for all tests of a project; without one they run on the embedded store only, which fails when CI=true. */
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
