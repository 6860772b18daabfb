import { once } from "node:events";
import { request } from "node:http";
import express from "express";
import { describe, expect, it } from "vitest";
import { addressOf, closeServer, listen } from "../listen.ts";
import { ProblemError } from "./problem-error.ts";
import { ClientGoneError, limitRequestTime, requestSignal } from "./request-signal.ts";

/** A server whose only answer waits for its signal and tells the reason. */
async function listenForReason(milliseconds: number) {
  const app = express();
  const reason = Promise.withResolvers<unknown>();
  app.use(limitRequestTime(milliseconds), (_request, response) => {
    const signal = requestSignal(response);
    signal.addEventListener("abort", () => {
      reason.resolve(signal.reason);
      response.end();
    });
    response.flushHeaders();
  });
  return { server: await listen(app, 0, "127.0.0.1"), reason: reason.promise };
}

describe("requestSignal", () => {
  it("aborts when the client leaves", async () => {
    const { server, reason } = await listenForReason(60_000);
    const asked = request(addressOf(server));
    asked.end();
    await once(asked, "response");
    asked.destroy();
    expect(await reason).toBeInstanceOf(ClientGoneError);
    await closeServer(server);
  });

  it("aborts with a 503 problem when the answer takes too long", async () => {
    const { server, reason } = await listenForReason(50);
    const answer = await fetch(addressOf(server));
    const why = await reason;
    expect(why).toBeInstanceOf(ProblemError);
    expect(why).toMatchObject({ type: "timed-out", status: 503 });
    await answer.text();
    await closeServer(server);
  });
});
