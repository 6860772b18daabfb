import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import supertest from "supertest";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ImportResponse } from "#graph-schema/contract/import.ts";
import { comtradeCsv, type ComtradeRow } from "../../../tests/fixtures/comtrade-csv.ts";
import { createRouteApp } from "../../../tests/fixtures/route-app.ts";
import type { GraphStore } from "../../graph-store/graph-store.ts";
import { openGraphStore } from "../../graph-store/open-graph-store.ts";
import { openImportJobs, type ImportJobs } from "../../import-jobs/import-jobs.ts";
import { createImportsRouter } from "./imports.ts";

const uploadLimit = 8 * 1024 * 1024;
let folder = "";
let store: GraphStore;
let jobs: ImportJobs;
let changes = 0;
let server: Server;
let ask: ReturnType<typeof supertest>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "entrepot-imports-"));
  store = await openGraphStore(`sqlite:${join(folder, "store")}`);
  const onDataChanged = () => {
    changes += 1;
    return Promise.resolve();
  };
  const onFault = (error: unknown) => {
    throw error;
  };
  jobs = await openImportJobs({ store, folder: join(folder, "imports"), onDataChanged, onFault, onTrouble: onFault });
  const app = createRouteApp(store, (router) => router.use(createImportsRouter({ jobs, uploadLimit })));
  server = createServer(app).listen(0, "127.0.0.1");
  await new Promise((resolve) => {
    server.once("listening", resolve);
  });
  ask = supertest(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

beforeEach(() => {
  changes = 0;
});

afterEach(async () => {
  for (const { id } of await store.listDatasets()) await store.removeDataset(id);
});

afterAll(async () => {
  await jobs.close();
  server.closeAllConnections();
  server.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const good = comtradeCsv([{}, { period: 2022 }, { partnerCode: 643, flowCode: "X" }]);
/** Enough rows to be at work for a while. */
const long = () =>
  comtradeCsv(
    Array.from({ length: 25_000 }, (_, index): ComtradeRow => ({
      period: 1990 + (index % 30),
      cmdCode: String(840_000 + (index % 9000)),
    })),
  );

const post = () => ask.post("/api/v1/imports");
const upload = (text: string | Buffer, mapping?: object) => {
  const request = post().attach("file", typeof text === "string" ? Buffer.from(text) : text, "bearings.csv");
  return mapping === undefined ? request : request.field("mapping", JSON.stringify(mapping));
};

async function finished(id: string): Promise<ImportResponse> {
  for (;;) {
    const { body } = await ask.get(`/api/v1/imports/${id}`).expect(200);
    const state = body as ImportResponse;
    if (state.finished !== null) return state;
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
}

describe("POST /imports", () => {
  it("queues the file, imports it, renews the index and forgets the spool file", async () => {
    const answer = await upload(good).expect(202);
    expect(answer.headers["location"]).toBe(`/api/v1/imports/${answer.body.id}`);
    expect(answer.body).toMatchObject({ fileName: "bearings.csv", report: null, failure: null });
    const done = await finished(answer.body.id);
    expect(done).toMatchObject({ status: "succeeded", progress: { phase: "done" }, failure: null });
    expect(done.report).toMatchObject({ format: "un-comtrade", read: 3, accepted: 3, rejected: 0 });
    expect(done.dataVersion).toBe(await store.dataVersion());
    expect(changes).toBe(1);
    expect(readdirSync(join(folder, "imports"))).toEqual([]);
  });

  it("does not renew the index when nothing changed", async () => {
    await finished((await upload(good)).body.id);
    const again = await finished((await upload(good)).body.id);
    expect(again.report).toMatchObject({ changed: 0 });
    expect(changes).toBe(1);
  });

  it("takes the mapping before or after the file", async () => {
    const mapping = JSON.stringify({ dataset: "source:mine", coverage: "none" });
    const before = await post().field("mapping", mapping).attach("file", Buffer.from(good), "a.csv").expect(202);
    const after = await post().attach("file", Buffer.from(good), "a.csv").field("mapping", mapping).expect(202);
    for (const { body } of [before, after]) {
      expect((await finished(body.id)).report).toMatchObject({ dataset: "source:mine", coverage: "none" });
    }
  });

  it("keeps the spool file to its owner and strips folders from the name", async () => {
    const answer = await post().attach("file", Buffer.from(long()), "C:\\data\\../list.csv").expect(202);
    expect(answer.body.fileName).toBe("list.csv");
    const [spool] = readdirSync(join(folder, "imports"));
    expect(statSync(join(folder, "imports", spool!)).mode & 0o777).toBe(0o600);
    await ask.delete(`/api/v1/imports/${answer.body.id}`);
  });

  it.each<[string, () => supertest.Test, number, string]>([
    ["an unknown field", () => upload(good).field("colour", "red"), 400, "colour"],
    ["an unknown file field", () => post().attach("table", Buffer.from(good), "a.csv"), 400, "table"],
    ["a second file", () => upload(good).attach("file", Buffer.from(good), "b.csv"), 400, "file"],
    ["no file", () => post().field("mapping", "{}"), 400, "file"],
    ["a file that is a text field", () => post().field("file", good), 400, "file"],
    ["two mappings", () => upload(good, {}).field("mapping", "{}"), 400, "mapping"],
    ["a mapping that is no JSON", () => upload(good).field("mapping", "{oops"), 400, "JSON"],
    ["an unknown option", () => upload(good, { colour: "red" }), 400, "colour"],
    ["a dataset that is no id", () => upload(good, { dataset: "DROP TABLE" }), 400, "dataset"],
    ["a mapping nested 10,000 deep", () => upload(good).field("mapping", "[".repeat(10_000)), 400, "deeper"],
    ["a mapping that is too long", () => upload(good).field("mapping", " ".repeat(70_000)), 400, "mapping"],
    ["a file that is too large", () => upload(Buffer.alloc(uploadLimit + 1, "a")), 413, "larger"],
    ["JSON in place of a form", () => post().send({ file: good }), 415, "multipart/form-data"],
  ])("refuses %s", async (_name, send, status, word) => {
    const answer = await send();
    expect(answer.status).toBe(status);
    expect(answer.type).toBe("application/problem+json");
    expect(answer.body.detail).toContain(word);
    expect(readdirSync(join(folder, "imports"))).toEqual([]);
  });

  it("refuses a form without a boundary and one that breaks off", async () => {
    const bare = await post().set("Content-Type", "multipart/form-data").send("x");
    expect(bare.status).toBe(400);
    const cut = await post()
      .set("Content-Type", "multipart/form-data; boundary=b")
      .send('--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nhalf');
    expect(cut.status).toBe(400);
    expect(cut.body.detail).toContain("breaks off");
  });

  it("leaves nothing when the client goes away in the middle", async () => {
    const { port } = server.address() as AddressInfo;
    const headers = { "Content-Type": "multipart/form-data; boundary=b" };
    const sending = httpRequest({ port, method: "POST", path: "/api/v1/imports", headers });
    sending.on("error", () => undefined);
    sending.write('--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nhalf');
    await expect.poll(() => readdirSync(join(folder, "imports"))).toHaveLength(1);
    sending.destroy();
    await expect.poll(() => readdirSync(join(folder, "imports"))).toEqual([]);
  });
});

describe("an import that fails", () => {
  it.each([
    ["an unknown format", "a,b\n1,2\n", "Line 1"],
    ["NUL bytes", "a\0", "Line 1 holds a NUL byte"],
    ["a field of 5 MB", `${good}${"x".repeat(5_000_000)}`, "Line 5"],
  ])("for %s says where, and changes nothing", async (_name, text, place) => {
    const version = await store.dataVersion();
    const done = await finished((await upload(text).expect(202)).body.id);
    expect(done).toMatchObject({ status: "failed", report: null, dataVersion: null });
    expect(done.failure).toContain(place);
    expect(await store.dataVersion()).toBe(version);
    expect(changes).toBe(0);
    await ask.delete(`/api/v1/imports/${done.id}`).expect(409);
  });
});

describe("GET /imports/:id/rejections.csv", () => {
  it("streams every rejection; formulas are escaped", async () => {
    const rows = Array.from({ length: 150 }, () => ({ cmdCode: '=HYPERLINK("http://x")' }));
    const { body } = await upload(comtradeCsv([...rows, {}])).expect(202);
    const done = await finished(body.id);
    expect(done.report).toMatchObject({ rejected: 150, accepted: 1 });
    expect(done.report?.rejections).toHaveLength(100);
    const answer = await ask.get(`/api/v1/imports/${body.id}/rejections.csv`).expect(200);
    expect(answer.type).toBe("text/csv");
    const lines = answer.text.trim().split("\n");
    expect(lines[0]).toBe("line,field,value,reason");
    expect(lines).toHaveLength(151);
    expect(lines[1]).toContain(`'=HYPERLINK`);
  });

  it("is there, empty, when no row was rejected", async () => {
    const { body } = await upload(good);
    await finished(body.id);
    const answer = await ask.get(`/api/v1/imports/${body.id}/rejections.csv`).expect(200);
    expect(answer.text).toBe("line,field,value,reason\n");
  });
});

describe("GET /imports/:id/events", () => {
  it("sends states until the last one, then ends", async () => {
    const { body } = await upload(long());
    const answer = await ask.get(`/api/v1/imports/${body.id}/events`).expect(200);
    expect(answer.type).toBe("text/event-stream");
    const states = answer.text
      .split("\n\n")
      .filter((event) => event.startsWith("data: "))
      .map((event) => JSON.parse(event.slice("data: ".length)) as ImportResponse);
    expect(states.at(-1)?.status).toBe("succeeded");
    const again = await ask.get(`/api/v1/imports/${body.id}/events`).expect(200);
    expect(again.text).toBe(`data: ${JSON.stringify(states.at(-1))}\n\n`);
  });
});

describe("DELETE /imports/:id", () => {
  it("cancels the running one and those that wait, and leaves nothing of them", async () => {
    const running = (await upload(long())).body.id as string;
    const waiting = (await upload(long())).body.id as string;
    const last = (await upload(good)).body.id as string;
    await ask.get(`/api/v1/imports/${waiting}/rejections.csv`).expect(409);
    for (const id of [waiting, running]) {
      const { body } = await ask.delete(`/api/v1/imports/${id}`).expect(200);
      expect(body).toMatchObject({ status: "cancelled", report: null, dataVersion: null });
      await ask.delete(`/api/v1/imports/${id}`).expect(409);
    }
    expect((await finished(last)).status).toBe("succeeded");
    const [dataset] = await store.listDatasets();
    expect(dataset?.observations).toBe(3);
  });

  it("refuses what is finished, and what never was", async () => {
    const { body } = await upload(good);
    await finished(body.id);
    const answer = await ask.delete(`/api/v1/imports/${body.id}`).expect(409);
    expect(answer.body.detail).toContain("succeeded already");
    for (const path of ["", "/events", "/rejections.csv"]) await ask.get(`/api/v1/imports/nothing${path}`).expect(404);
    await ask.delete("/api/v1/imports/nothing").expect(404);
  });
});
