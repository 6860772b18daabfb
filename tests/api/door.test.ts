/** The access token over HTTP: who gets in, by which way, and what is told to those who do not. */
import { Writable } from "node:stream";
import { pino } from "pino";
import supertest from "supertest";
import { describe, expect, it } from "vitest";
import { createApp, type AppParts } from "../../server/app.ts";
import { GraphStoreError } from "../../server/graph-store/graph-store-error.ts";
import { attemptLimit } from "../../server/http/door/attempt-limit.ts";
import { createDoor } from "../../server/http/door/door.ts";
import { mountSearch } from "../../server/routes/search/search.ts";
import { createRouteApp, fakeStore, testAppParts } from "../fixtures/route-app.ts";

const token = "correct-horse-battery-staple";
const wrong = "wrong-horse-battery-staple--";
const bearer = (text: string) => ({ Authorization: `Bearer ${text}` });
const question = "/api/v1/search?q=a";

const store = fakeStore({
  search: () => Promise.resolve({ items: [], total: { value: 0, exact: true } }),
  dataVersion: () => Promise.resolve("v7"),
});

function lockedApp(more: Partial<AppParts> = {}, behind = store) {
  return createRouteApp(behind, (router) => mountSearch(router, behind), { door: createDoor(token), ...more });
}

const signIn = (app: ReturnType<typeof lockedApp>, given = token) =>
  supertest(app).post("/api/v1/session").send({ token: given });
const cookieOf = (answer: supertest.Response) => answer.headers["set-cookie"]?.[0] ?? "";

describe("a server with a token", () => {
  const app = lockedApp();

  it.each([question, "/api/v1/metrics", "/api/v1/openapi.json", "/api/v1/schema", "/api/v1/nothing"])(
    "answers 401 with a challenge at %s",
    async (path) => {
      const { body, headers } = await supertest(app).get(path).expect(401);
      expect(body).toMatchObject({ type: "/problems/unauthorized", status: 401 });
      expect(body.detail).toContain("Authorization: Bearer");
      expect(headers["www-authenticate"]).toBe('Bearer realm="entrepot"');
      expect(headers["cache-control"]).toBe("no-store");
    },
  );

  it("answers 401 to writes before it reads them", async () => {
    await supertest(app).post("/api/v1/expansions").set("Content-Type", "text/plain").send("{").expect(401);
    await supertest(app).post("/api/v1/imports").expect(401);
    await supertest(app).delete("/api/v1/datasets/source:x").expect(401);
  });

  it("answers whoever sends the token", async () => {
    await supertest(app).get(question).set(bearer(token)).expect(200);
    await supertest(app).get(question).set("Authorization", `bearer   ${token}`).expect(200);
    await supertest(app).get("/api/v1/nothing").set(bearer(token)).expect(404);
  });

  it.each([wrong, "", token.slice(1), `${token}x`])("refuses the token %j", async (given) => {
    const { headers } = await supertest(lockedApp()).get(question).set(bearer(given)).expect(401);
    expect(headers["www-authenticate"]).toContain("Bearer");
  });

  it("takes no token from the address", async () => {
    await supertest(app).get(`${question}&token=${token}`).expect(401);
    await supertest(app).get(`${question}&access_token=${token}`).expect(401);
  });

  it("is up for anyone, also with a wrong token", async () => {
    await supertest(app).get("/api/v1/health").expect(200);
    await supertest(app).get("/api/v1/health").set(bearer(wrong)).expect(200);
    await supertest(app).delete("/api/v1/health").expect(405);
  });

  it("tells anyone whether it is ready, and only those let in the data version", async () => {
    const stranger = await supertest(app).get("/api/v1/ready").expect(200);
    expect(stranger.body).toMatchObject({ status: "ready", dataVersion: null });
    const friend = await supertest(app).get("/api/v1/ready").set(bearer(token)).expect(200);
    expect(friend.body.dataVersion).toBe("v7");
    await supertest(lockedApp()).get("/api/v1/ready").set(bearer(wrong)).expect(401);
  });

  it("tells strangers not why the store is away", async () => {
    const away = fakeStore({
      dataVersion: () => Promise.reject(new GraphStoreError("unavailable", "10.1.2.3 refused user carol")),
    });
    const stranger = await supertest(lockedApp({}, away)).get("/api/v1/ready").expect(503);
    expect(stranger.body).toMatchObject({ type: "/problems/store-unavailable" });
    expect(stranger.text).not.toMatch(/10\.1\.2\.3|carol/);
    const friend = await supertest(lockedApp({}, away)).get("/api/v1/ready").set(bearer(token)).expect(503);
    expect(friend.body.detail).toContain("carol");
  });

  it("serves the client, which holds no data, to anyone", async () => {
    // No client is built here, and that is what it says.
    await supertest(app)
      .get("/")
      .set("Accept", "text/html")
      .expect(503, /client is not built/);
  });
});

describe("sessions", () => {
  const app = lockedApp();

  it("begin with the token, in a cookie that scripts and other sites have no use of", async () => {
    const answer = await signIn(app).expect(200);
    expect(answer.body).toMatchObject({ tokenNeeded: true, signedIn: true });
    expect(Date.parse(answer.body.expires) - Date.now()).toBeGreaterThan(11 * 60 * 60 * 1000);
    const cookie = cookieOf(answer);
    expect(cookie).toMatch(/^entrepot-session=1\.\d+\.[\w-]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(cookie).not.toContain(token);
    expect(answer.headers["cache-control"]).toBe("no-store");
  });

  it("open the door, on another server with the same token as well, and not with another token", async () => {
    const cookie = cookieOf(await signIn(app));
    await supertest(app).get(question).set("Cookie", cookie).expect(200);
    await supertest(lockedApp()).get(question).set("Cookie", `other=1; ${cookie}`).expect(200);
    const rotated = lockedApp({ door: createDoor(wrong) });
    await supertest(rotated).get(question).set("Cookie", cookie).expect(401);
  });

  it("count behind a proxy that asks for its own password", async () => {
    const cookie = cookieOf(await signIn(app));
    const headers = { Cookie: cookie, Authorization: "Basic dTpw" };
    await supertest(app).get(question).set(headers).expect(200);
  });

  it("are told of", async () => {
    const stranger = await supertest(app).get("/api/v1/session").expect(200);
    expect(stranger.body).toEqual({ tokenNeeded: true, signedIn: false, expires: null });
    const program = await supertest(app).get("/api/v1/session").set(bearer(token)).expect(200);
    expect(program.body).toEqual({ tokenNeeded: true, signedIn: true, expires: null });
    const browser = await supertest(app)
      .get("/api/v1/session")
      .set("Cookie", cookieOf(await signIn(app)));
    expect(browser.body).toMatchObject({ tokenNeeded: true, signedIn: true });
  });

  it("end by a cookie that is over", async () => {
    const answer = await supertest(app).delete("/api/v1/session").expect(200);
    expect(answer.body).toEqual({ tokenNeeded: true, signedIn: false, expires: null });
    expect(cookieOf(answer)).toMatch(/^entrepot-session=; Max-Age=0; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it("begin while the server is starting", async () => {
    const { status } = await signIn(createApp(testAppParts({ door: createDoor(token) })));
    expect(status).toBe(200);
  });

  it.each([
    [{}, 400, "token"],
    [{ token: "" }, 400, "must not be empty"],
    [{ token: "x".repeat(600) }, 400, "token"],
    [{ token, more: 1 }, 400, "more"],
    [{ token: wrong }, 401, "not right"],
  ])("do not begin with %j", async (body, status, words) => {
    const answer = await supertest(lockedApp()).post("/api/v1/session").send(body).expect(status);
    expect(answer.body.detail).toContain(words);
    expect(answer.headers["set-cookie"]).toBeUndefined();
  });

  it("cannot be begun or ended by another site", async () => {
    const evil = { Origin: "https://evil.example" };
    await signIn(app).set(evil).expect(403);
    await supertest(app).delete("/api/v1/session").set(evil).expect(403);
  });
});

describe("behind a proxy with TLS", () => {
  const forwarded = { "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9" };

  it("marks the cookie Secure when the proxy is trusted", async () => {
    const app = lockedApp({ trustedProxies: ["loopback"] });
    const cookie = cookieOf(await signIn(app).set(forwarded));
    expect(cookie).toMatch(/^__Host-entrepot-session=.*; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    await supertest(app).get(question).set(forwarded).set("Cookie", cookie).expect(200);
    await supertest(app).get(question).set("Cookie", cookie).expect(401);
  });

  it("does not believe the header from anybody else", async () => {
    const cookie = cookieOf(await signIn(lockedApp({ trustedProxies: ["192.0.2.1"] })).set(forwarded));
    expect(cookie).toMatch(/^entrepot-session=/);
    expect(cookie).not.toContain("Secure");
  });

  it("counts attempts by the address that the proxy names", async () => {
    const app = lockedApp({ trustedProxies: ["loopback"] });
    for (let count = 0; count < attemptLimit; count += 1) await signIn(app, wrong).set(forwarded).expect(401);
    const spent = await signIn(app).set(forwarded);
    const neighbour = await signIn(app).set("X-Forwarded-For", "203.0.113.10");
    expect([spent.status, neighbour.status]).toEqual([429, 200]);
  });
});

describe("attempts", () => {
  it("are bounded over both ways, also for the right token, while sessions go on", async () => {
    const app = lockedApp();
    const cookie = cookieOf(await signIn(app));
    for (let count = 0; count < attemptLimit; count += 1) {
      const attempt = count % 2 === 0 ? signIn(app, wrong) : supertest(app).get(question).set(bearer(wrong));
      await attempt.expect(401);
    }
    const { body, headers } = await signIn(app).expect(429);
    expect(body.type).toBe("/problems/too-many-requests");
    expect(Number(headers["retry-after"])).toBeGreaterThan(200);
    expect(body.detail).toContain(`${headers["retry-after"]} seconds`);
    await supertest(app).get(question).set(bearer(token)).expect(429);
    await supertest(app).get(question).set("Cookie", cookie).expect(200);
    await supertest(app).get("/api/v1/health").expect(200);
  });

  it("do not count while the token is right", async () => {
    const app = lockedApp();
    for (let count = 0; count <= attemptLimit; count += 1) {
      await supertest(app).get(question).set(bearer(token)).expect(200);
    }
  });

  it("are logged without a secret, given or right", async () => {
    const lines: string[] = [];
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    });
    const app = lockedApp({ logger: pino({ level: "trace" }, sink) });
    await signIn(app, wrong).expect(401);
    await supertest(app).get(question).set(bearer(wrong)).expect(401);
    const cookie = cookieOf(await signIn(app));
    await supertest(app).get(question).set("Cookie", cookie).set("Referer", question).expect(200);
    await supertest(app).get(question).set(bearer(token)).expect(200);
    const log = lines.join("");
    const failures = lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 40);
    expect(failures).toMatchObject([{ way: "sign-in" }, { way: "bearer" }]);
    expect(failures[0].address).toContain("127.0.0.1");
    for (const secret of [token, wrong, /session=([^;]+)/.exec(cookie)?.[1] ?? "none"]) {
      expect(log).not.toContain(secret);
    }
  });
});

describe("a server without a token", () => {
  const app = lockedApp({ door: createDoor(undefined) });

  it("asks nobody for one", async () => {
    await supertest(app).get(question).expect(200);
    await supertest(app).get(question).set(bearer(wrong)).expect(200);
    const { body } = await supertest(app).get("/api/v1/session").expect(200);
    expect(body).toEqual({ tokenNeeded: false, signedIn: true, expires: null });
  });

  it("has nothing to sign in to", async () => {
    const { body } = await signIn(app).expect(409);
    expect(body.detail).toContain("no access token");
    const out = await supertest(app).delete("/api/v1/session").expect(200);
    expect(out.body).toEqual({ tokenNeeded: false, signedIn: true, expires: null });
  });
});
