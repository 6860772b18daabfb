import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { Database } from "./database.ts";

const million = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)";

test("a running statement ends when whoever asked gives up, and the connection goes on", () => {
  const database = new Database(new DatabaseSync(":memory:"));
  let rows = 0;
  database.checkAbort = () => {
    if (++rows === 500) throw new Error("given up");
  };
  const count = () => database.all(`${million} SELECT count(*) AS count FROM n WHERE still_wanted(i)`);
  expect(() => database.transaction("BEGIN", count)).toThrow("given up");
  expect(rows).toBe(500);
  database.checkAbort = () => {};
  expect(database.get<{ one: number }>("SELECT 1 AS one")?.one).toBe(1);
  database.close();
});

test("rows that are not read to the end are ended with the transaction", () => {
  const database = new Database(new DatabaseSync(":memory:"));
  const rows = database.transaction("BEGIN", () => {
    const begun = database.iterate<{ i: number }>(`${million} SELECT i FROM n`);
    begun.next();
    return begun;
  });
  expect(rows.next().done).toBe(true);
  database.close();
});
