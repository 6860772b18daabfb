import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";

describe("readConfig", () => {
  it("has a default for everything", () => {
    expect(readConfig({})).toEqual({
      port: 4747,
      host: "127.0.0.1",
      moreHosts: [],
      storeUri: `sqlite:${resolve(".entrepot")}`,
      seeds: undefined,
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

  it.each([
    [{ PORT: "http" }, /^PORT cannot be used: must be a port number/],
    [{ PORT: "65536" }, /^PORT cannot be used: must be a port number from 0 to 65535/],
    [{ ENTREPOT_SEEDS: "all" }, /^ENTREPOT_SEEDS cannot be used: must be story or none/],
    [{ LOG_LEVEL: "loud" }, /^LOG_LEVEL cannot be used: must be one of trace/],
    [{ ENTREPOT_UPLOAD_MEGABYTES: "-1" }, /^ENTREPOT_UPLOAD_MEGABYTES cannot be used/],
    [{ HOST: "0.0.0.0" }, /^HOST is 0\.0\.0\.0: beyond this machine .* no access token/],
    [{ NEO4J_URI: "bolt://localhost" }, /^NEO4J_URI is set, and this version works with the embedded store only/],
  ])("names the variable at fault in %j", (environment, message) => {
    expect(() => readConfig(environment)).toThrow(message);
  });
});
