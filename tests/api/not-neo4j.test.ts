/** What a user is told whose NEO4J_URI names something else than a Neo4j that can be used. */
import { describe, expect, test } from "vitest";
import { openGraphStore } from "../../server/graph-store/open-graph-store.ts";
import { serveBolt44, serveBytes, serveHttp, serveNobody, type StrangeServer } from "../fixtures/not-neo4j.ts";

async function messageFrom(serving: Promise<StrangeServer>, scheme: string) {
  const server = await serving;
  try {
    await openGraphStore(`${scheme}://${server.address}`);
    throw new Error("It was opened");
  } catch (error) {
    return error;
  } finally {
    await server.close();
  }
}

describe("an address where no Neo4j is", () => {
  const http = /answers in HTTP.*7687/;
  const noTls = /does not answer in TLS.*neo4j\+s:\/\//;
  const unknownBolt = /speaks no Bolt that Entrepôt knows.*5\.26/;
  test.each([
    ["a web server", serveHttp, "bolt", http, false],
    ["a web server, asked as a cluster", serveHttp, "neo4j", http, false],
    ["a web server, asked in TLS", serveHttp, "bolt+s", noTls, false],
    ["what closes connections that are not in TLS", serveNobody, "bolt", /does not answer.*neo4j\+s:\/\//, true],
    ["what knows no version of Bolt that is known here", () => serveBytes(0, 0, 0, 0), "bolt", unknownBolt, false],
    [
      "a Neo4j that is too old",
      () => serveBolt44("Neo4j/4.4.30"),
      "bolt",
      /Neo4j 4\.4\.30, which is too old.*5\.26/,
      false,
    ],
    ["another database", () => serveBolt44("Memgraph"), "bolt", /calls itself "Memgraph"/, false],
  ])("%s", async (_, serving, scheme, message, mayPass) => {
    expect(await messageFrom(serving(), scheme)).toMatchObject({
      kind: "unavailable",
      message: expect.stringMatching(message),
      mayPass,
    });
  });
});
