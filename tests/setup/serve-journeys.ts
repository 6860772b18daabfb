import type { TestProject } from "vitest/node";
import { startJourneyServer } from "../fixtures/start-journey-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the journeys of a project find their graph. */
    journeyStore: "embedded" | "neo4j";
    /** The server of all journeys that only read; the address is empty where there can be none. */
    sharedServer: { address: string; prefix: string };
  }
}

/**
 * One seeded server for all journeys that change nothing, since seeding takes seconds, on Neo4j above all.
 * Runs after the set-ups that look for a browser and for Neo4j; where one of them is missing there is no server.
 */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const { chromium, journeyStore, neo4j } = project.getProvidedContext();
  if (chromium === "" || (journeyStore === "neo4j" && neo4j.uri === "")) {
    project.provide("sharedServer", { address: "", prefix: "" });
    return undefined;
  }
  const server = await startJourneyServer(journeyStore === "neo4j" ? neo4j : undefined);
  project.provide("sharedServer", { address: server.address, prefix: server.prefix });
  return () => server.stop();
}
