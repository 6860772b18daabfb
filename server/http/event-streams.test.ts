import { describe, expect, it } from "vitest";
import { addressOf, closeServer, listen } from "../listen.ts";
import { createRouteApp, fakeStore } from "../../tests/fixtures/route-app.ts";
import { createEventStreams } from "./event-streams.ts";

describe("event streams", () => {
  it("arrive uncompressed as they are written, and end when the server closes", async () => {
    const eventStreams = createEventStreams();
    const app = createRouteApp(
      fakeStore({}),
      (router) =>
        router.get("/imports/:id/events", (_request, response) => {
          response.type("text/event-stream").write("data: 1\n\n");
        }),
      { eventStreams },
    );
    const server = await listen(app, 0, "127.0.0.1");
    const answer = await fetch(`${addressOf(server)}api/v1/imports/x/events`, {
      headers: { "Accept-Encoding": "gzip" },
    });
    expect(answer.headers.get("content-encoding")).toBeNull();
    const reader = answer.body!.getReader();
    const first = await reader.read();
    expect(new TextDecoder().decode(first.value)).toBe("data: 1\n\n");
    const closed = closeServer(server);
    eventStreams.endAll();
    expect((await reader.read()).done).toBe(true);
    await closed;
  });
});
