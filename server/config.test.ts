import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";

describe("readConfig", () => {
  it("has a default for everything", () => {
    expect(readConfig({})).toEqual({
      port: 4747,
      host: "127.0.0.1",
      moreHosts: [],
      token: undefined,
      trustedProxies: [],
      storeUri: `sqlite:${resolve(".entrepot")}`,
      dataFolder: resolve(".entrepot"),
      neo4j: {},
      seeds: undefined,
      waitSeconds: 60,
      uploadLimit: 4096 * 1024 * 1024,
      logLevel: "warn",
      checkAnswers: false,
    });
  });

  it("reads what is set, and takes an empty variable as not set", () => {
    const config = readConfig({
      PORT: "0",
      HOST: "",
      ENTREPOT_HOSTS: "Entrepot.example:8443, other:1",
      ENTREPOT_DATA: "/srv/graph",
      ENTREPOT_SEEDS: "none",
      LOG_LEVEL: "info",
      NODE_ENV: "development",
    });
    expect(config).toMatchObject({
      port: 0,
      host: "127.0.0.1",
      moreHosts: ["entrepot.example:8443", "other:1"],
      storeUri: `sqlite:${resolve("/srv/graph")}`,
      seeds: "none",
      logLevel: "info",
      checkAnswers: true,
    });
  });

  it("lets HOST reach beyond this machine with a token, and serves a HOST that is a name under it", () => {
    const token = "0123456789abcdef0123456789abcdef";
    const open = readConfig({ HOST: "0.0.0.0", ENTREPOT_TOKEN: token, ENTREPOT_TRUST_PROXY: "10.0.0.0/8" });
    expect(open).toMatchObject({ host: "0.0.0.0", token, trustedProxies: ["10.0.0.0/8"], moreHosts: [] });
    const named = readConfig({ HOST: "Graph.example", ENTREPOT_TOKEN: token, ENTREPOT_HOSTS: "graph.example" });
    expect(named.moreHosts).toEqual(["graph.example", "graph.example:4747"]);
  });

  it("uses Neo4j where NEO4J_URI is set", () => {
    const config = readConfig({
      NEO4J_URI: "neo4j+s://graph.example",
      NEO4J_USER: "entrepot",
      NEO4J_PASSWORD: "secret",
      NEO4J_DATABASE: "trade",
      NEO4J_PREFIX: "Ep",
    });
    expect(config.storeUri).toBe("neo4j+s://graph.example");
    expect(config.neo4j).toEqual({ user: "entrepot", password: "secret", database: "trade", prefix: "Ep" });
    expect(config.dataFolder).toBe(resolve(".entrepot"));
  });

  it.each([
    [{ PORT: "http" }, /^PORT cannot be used: must be a port number/],
    [{ PORT: "65536" }, /^PORT cannot be used: must be a port number from 0 to 65535/],
    [{ ENTREPOT_SEEDS: "all" }, /^ENTREPOT_SEEDS cannot be used: must be story or none/],
    [{ LOG_LEVEL: "loud" }, /^LOG_LEVEL cannot be used: must be one of trace/],
    [{ ENTREPOT_UPLOAD_MEGABYTES: "-1" }, /^ENTREPOT_UPLOAD_MEGABYTES cannot be used/],
    [{ HOST: "0.0.0.0" }, /^HOST is 0\.0\.0\.0, and ENTREPOT_TOKEN is not set: beyond this machine/],
    [{ ENTREPOT_TOKEN: "short" }, /^ENTREPOT_TOKEN cannot be used: must have 24 to 512 characters/],
    [{ ENTREPOT_TRUST_PROXY: "true" }, /^ENTREPOT_TRUST_PROXY cannot be used: must list addresses/],
    [{ NEO4J_URI: "localhost:7687" }, /^NEO4J_URI cannot be used: must be such as neo4j:/],
    [{ NEO4J_URI: "bolt://localhost", NEO4J_USER: "a" }, /^NEO4J_USER is set, and NEO4J_PASSWORD is not/],
    [{ NEO4J_CONSOLE_USER: "a" }, /^NEO4J_CONSOLE_USER and NEO4J_CONSOLE_PASSWORD/],
    [{ NEO4J_PREFIX: "a-b" }, /^NEO4J_PREFIX cannot be used: must be a letter/],
  ])("names the variable at fault in %j", (environment, message) => {
    expect(() => readConfig(environment)).toThrow(message);
  });
});
