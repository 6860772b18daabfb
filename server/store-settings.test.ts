import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readStoreSettings } from "./store-settings.ts";

const environment = {
  NEO4J_USER: "anna",
  NEO4J_PASSWORD: "secret",
  NEO4J_PREFIX: "Ep",
  TO_NEO4J_USER: "otto",
  TO_NEO4J_PASSWORD: "hidden",
  TO_NEO4J_DATABASE: "trade",
};

describe("readStoreSettings", () => {
  it("takes a folder as it is, whatever the environment says of Neo4j", () => {
    const name = `sqlite:${resolve("data")}`;
    expect(readStoreSettings("sqlite:data", environment)).toEqual({ uri: name, neo4j: {}, name });
  });

  it("reads the environment, and what is set for one side of two first", () => {
    const plain = readStoreSettings("neo4j://host:7687", environment, "FROM");
    expect(plain).toMatchObject({ uri: "neo4j://host:7687", name: "neo4j://host:7687?prefix=Ep" });
    expect(plain.neo4j).toMatchObject({ user: "anna", password: "secret", prefix: "Ep", database: undefined });
    const { neo4j, name } = readStoreSettings("neo4j://host:7687", environment, "TO");
    expect(neo4j).toMatchObject({ user: "otto", password: "hidden", prefix: "Ep", database: "trade" });
    expect(name).toBe("neo4j://host:7687?database=trade&prefix=Ep");
    expect(name).not.toMatch(/otto|hidden/);
  });

  it("reads the address first, and leaves to the driver what is the driver's", () => {
    const text = "neo4j+s://host/?database=other&prefix=X2&user=me&region=eu";
    const { uri, neo4j } = readStoreSettings(text, environment, "TO");
    expect(uri).toBe("neo4j+s://host?region=eu");
    expect(neo4j).toMatchObject({ user: "me", password: "hidden", prefix: "X2", database: "other" });
  });

  it.each([
    ["bolt://me:secret@host", /no user and no password/],
    ["bolt://host?password=secret", /no user and no password/],
    ["bolt://host?prefix=1", /NEO4J_PREFIX cannot be used/],
    ["postgres://host", /names no store/],
    ["bolt://", /no address/],
    ["bolt://host?user=me", /NEO4J_PASSWORD is not/],
  ])("refuses %s without repeating a password", (uri, message) => {
    const read = () => readStoreSettings(uri, {});
    expect(read).toThrow(message);
    expect(read).not.toThrow(/secret/);
  });
});
