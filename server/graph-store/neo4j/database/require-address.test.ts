import { expect, test } from "vitest";
import { requireAddress } from "./require-address.ts";

test.each([
  "neo4j://localhost:7687",
  "neo4j://localhost",
  "neo4j+s://abc.databases.neo4j.io",
  "neo4j+ssc://graph.example.org:7687/",
  "neo4j://graph.example.org?region=eu",
  "bolt://127.0.0.1:1",
  "bolt+s://[::1]:7687",
])("%s is taken", (uri) => {
  expect(() => requireAddress(uri)).not.toThrow();
});

test.each([
  ["neo4j://me:secret@localhost", "an address holds no user and no password"],
  ["neo4j://localhost/trade", "an address has no path; NEO4J_DATABASE"],
  ["bolt://", "an address is such as"],
  ["bolt://localhost:seven", "an address is such as"],
  ["bolt://localhost?region=eu", "routing parameters belong to neo4j://"],
])("%s is refused, its secrets untold", (uri, reason) => {
  expect(() => requireAddress(uri)).toThrow(reason);
  expect(() => requireAddress(uri)).not.toThrow("secret");
});
