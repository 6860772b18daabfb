import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { datasetRemovalSchema } from "#graph-schema/contract/statistics.ts";
import { apiAddress, askServerFor } from "./ask-server.ts";

let server: Server | undefined;
afterEach(() => void server?.close());

async function askOne(listener: RequestListener): Promise<unknown> {
  server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const address = apiAddress(`http://127.0.0.1:${port}`, "/datasets/source:x");
  return askServerFor(address, { method: "DELETE" }, datasetRemovalSchema);
}

const html = { "Content-Type": "text/html" };

describe("askServerFor", () => {
  it.each<[string, RequestListener, RegExp]>([
    ["a page of something else", (_, answer) => answer.writeHead(200, html).end("<p>"), /answered 200 text\/html, but/],
    ["JSON of another shape", (_, answer) => answer.end("{}"), /answered 200 without a content type, but/],
    ["a proxy's fault", (_, answer) => answer.writeHead(502, html).end("<p>"), /answered 502 text\/html$/],
    [
      "an answer that breaks off",
      (_, answer) => {
        answer.writeHead(200, { "Content-Length": "100" }).write("{");
        setImmediate(() => answer.destroy());
      },
      /broke off in mid-answer/,
    ],
  ])("tells %s", async (_what, listener, words) => {
    await expect(askOne(listener)).rejects.toMatchObject({ name: "CliError", message: expect.stringMatching(words) });
  });
});
