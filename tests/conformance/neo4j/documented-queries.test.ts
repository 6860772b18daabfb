/** The queries in docs/neo4j.md run on the shipped graph and find something, and its statements are those of the store. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import neo4j, { type Driver } from "neo4j-driver";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { readSeeds } from "../../../seeds/load-seeds.ts";
import { seedStore } from "../../../seeds/seed-store.ts";
import { makeNames } from "../../../server/graph-store/neo4j/schema/names.ts";
import { schemaStatements } from "../../../server/graph-store/neo4j/schema/schema-statements.ts";
import { openGraphStore } from "../../../server/graph-store/open-graph-store.ts";
import { emptyGraph } from "../../setup/neo4j/empty-graph.ts";

const server = inject("neo4j");
const prefix = `Dq${process.pid}`;
const page = readFileSync(resolve(import.meta.dirname, "../../../docs/neo4j.md"), "utf8");
const [statements = "", ...queries] = [...page.matchAll(/```cypher\n(.*?)```/gs)].map(([, text]) => text!);

/** Labels are written `:Word`, relationship types `:WORD_S`. */
function withPrefix(query: string): string {
  return query.replaceAll(/:([A-Z][A-Z_]+|[A-Z]\w+)\b/g, (_, name: string) =>
    name === name.toUpperCase() ? `:${prefix}_${name}` : `:${prefix}${name}`,
  );
}

test("the statements for an administrator are those that the store needs", () => {
  const documented = statements.split(";\n").filter((text) => text !== "");
  expect(documented).toStrictEqual(schemaStatements(makeNames()).map((text) => text.replaceAll("`", "")));
});

describe.skipIf(server.uri === "")("documented queries", () => {
  let driver: Driver;

  beforeAll(async () => {
    const { uri, user, password } = server;
    const store = await openGraphStore(uri, { neo4j: { user, password, prefix } });
    await seedStore(store, readSeeds());
    await store.close();
    driver = neo4j.driver(uri, user === undefined ? undefined : neo4j.auth.basic(user, password ?? ""));
  });
  afterAll(async () => {
    await driver.close();
    await emptyGraph(server, prefix);
  });

  test.each(queries)("finds something: %s", async (query) => {
    const { records } = await driver.executeQuery(withPrefix(query));
    expect(records.length).toBeGreaterThan(0);
  });
});
