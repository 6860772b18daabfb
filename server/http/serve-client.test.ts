import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import supertest from "supertest";
import { createApp } from "../app.ts";
import { testAppParts } from "../../tests/fixtures/route-app.ts";

const folder = mkdtempSync(join(tmpdir(), "entrepot-client-"));
const clientFolder = join(folder, "client");
mkdirSync(join(clientFolder, "assets"), { recursive: true });
writeFileSync(join(clientFolder, "index.html"), "<!doctype html><title>Entrepôt</title>");
writeFileSync(join(clientFolder, "assets", "app-1a2b3c.js"), "export {};");
writeFileSync(join(folder, "secret.txt"), "secret");
afterAll(() => rmSync(folder, { recursive: true }));

const app = createApp(testAppParts({ clientFolder }));
const browser = { Accept: "text/html,application/xhtml+xml" };

describe("serveClient", () => {
  it.each(["/", "/node/country:KGZ", "/?chain=CHN-KGZ-RUS"])("gives a browser the page at %s", async (path) => {
    const { headers, text } = await supertest(app).get(path).set(browser).expect(200);
    expect(text).toContain("Entrepôt");
    expect(headers["cache-control"]).toBe("no-cache");
    expect(headers["content-security-policy"]).toContain("default-src 'self'");
  });

  it("gives the page at the root to whoever asks, with curl's Accept or none", async () => {
    const { text } = await supertest(app).get("/").set("Accept", "*/*").expect(200);
    expect(text).toContain("Entrepôt");
    await supertest(app).get("/").expect(200);
    await supertest(app).head("/").expect(200);
  });

  it("keeps hashed assets for ever", async () => {
    const { headers } = await supertest(app).get("/assets/app-1a2b3c.js").expect(200);
    expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  });

  it.each(["/assets/gone.js", "/gone.png"])("does not give the page for the missing file %s", async (path) => {
    const { status } = await supertest(app).get(path).set(browser);
    expect(status).toBe(404);
  });

  it("does not give the page to programs, to writes or below /api", async () => {
    const answers = [
      await supertest(app).get("/anything").set("Accept", "application/json"),
      await supertest(app).post("/").set(browser),
      await supertest(app).get("/api/v1/anything").set(browser),
      await supertest(app).get("/api").set(browser),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(answers.every(({ headers }) => headers["content-type"]?.startsWith("application/problem+json"))).toBe(true);
  });

  it.each(["/assets/%2e%2e/%2e%2e/secret.txt", "/..%2fsecret.txt", "/assets/..%5c..%5csecret.txt"])(
    "does not leave its folder for %s",
    async (path) => {
      const { status, text } = await supertest(app).get(path);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(text).not.toBe("secret");
    },
  );

  it("says what to do when the client is not built", async () => {
    const bare = createApp(testAppParts());
    const { text } = await supertest(bare).get("/").set(browser).expect(503);
    expect(text).toContain("npm start");
  });
});
