import { once } from "node:events";
import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { expect, it } from "vitest";
import { makeAnswer } from "../../../tests/fixtures/make-answer.ts";
import { ClientGoneError } from "../../http/request-signal.ts";
import { streamTrace } from "./stream-trace.ts";

it("writes no faster than the client reads, and stops when it leaves", async () => {
  let written = 0;
  const answer = makeAnswer([]);
  const [chain] = makeAnswer(["KGZ"]).chains;
  // Each chain is counted when its line is made.
  const toJSON = () => {
    written += 1;
    return chain;
  };
  const counted = { ...chain!, toJSON };
  answer.chains = Array.from({ length: 50_000 }, () => counted);
  let settle: (outcome: unknown) => void = () => undefined;
  const ended = new Promise<unknown>((resolve) => (settle = resolve));
  const app = express().get("/", (_request, response) => {
    streamTrace(answer, response).then(() => settle("sent"), settle);
  });
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  const request = get({ port: (server.address() as AddressInfo).port, host: "127.0.0.1" });
  const [response] = await once(request, "response");
  response.pause();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(written).toBeGreaterThan(0);
  expect(written).toBeLessThan(50_000);
  request.on("error", () => undefined);
  response.on("error", () => undefined);
  request.destroy();
  expect(await ended).toBeInstanceOf(ClientGoneError);
  expect(written).toBeLessThan(50_000);
  server.close();
});
