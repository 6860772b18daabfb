import { describe, expect, it } from "vitest";
import { Writable } from "node:stream";
import { pino } from "pino";
import supertest from "supertest";
import { GraphStoreError, graphStoreErrorKinds } from "../graph-store/graph-store-error.ts";
import { createRouteApp, fakeStore } from "../../tests/fixtures/route-app.ts";
import { problemSchema, problemTypes } from "#graph-schema/problem.ts";
import { readError } from "./error-handler.ts";
import { serveEndpoint } from "./serve-endpoint.ts";

function createFailingApp(error: Error, lines: string[] = []) {
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const fail = () => Promise.reject(error);
  return createRouteApp(fakeStore({}), (router) => serveEndpoint(router, "statistics", fail), {
    logger: pino({ level: "info" }, stream),
  });
}

describe("answerError", () => {
  it("keeps the stack out of the answer and puts it in the log under the same id", async () => {
    const lines: string[] = [];
    const app = createFailingApp(new Error("secret detail"), lines);
    const { body, headers, text } = await supertest(app).get("/api/v1/statistics").expect(500);
    expect(problemSchema.parse(body).instance).toBe(headers["x-request-id"]);
    expect(headers["content-type"]).toMatch(/^application\/problem\+json/);
    expect(text).not.toMatch(/secret|\.ts|stack/);
    const logged = lines.find((line) => line.includes("secret detail"));
    expect(logged).toContain(headers["x-request-id"]);
  });

  it.each(graphStoreErrorKinds)("turns the store's %s into a problem", (kind) => {
    const problem = readError(new GraphStoreError(kind, "told by the store"));
    expect(problem.message).toBe("told by the store");
    expect(problemTypes[problem.type].status).not.toBe(500);
  });

  it("names the field that the store found at fault", () => {
    const problem = readError(new GraphStoreError("unknown-reference", "is no cursor", { subject: "cursor" }));
    expect(problem.faults).toEqual([{ field: "cursor", message: "is no cursor" }]);
  });
});

describe("request ids", () => {
  const app = createFailingApp(new Error("never asked"));

  it("takes a well-formed id and makes one otherwise", async () => {
    const given = await supertest(app).get("/api/v1/health").set("X-Request-Id", "abc-12345.x");
    expect(given.headers["x-request-id"]).toBe("abc-12345.x");
    const odd = await supertest(app).get("/api/v1/health").set("X-Request-Id", "<script>alert(1)</script>");
    expect(odd.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("logs the path and no query values", async () => {
    const lines: string[] = [];
    await supertest(createFailingApp(new Error("boom"), lines)).get("/api/v1/statistics?name=somebody");
    expect(lines.join("")).toContain("/api/v1/statistics");
    expect(lines.join("")).not.toContain("somebody");
  });
});
