import { once } from "node:events";
import { request } from "node:http";
import { describe, expect, it } from "vitest";
import { addressOf, closeServer, listen, ListenError } from "./listen.ts";

const portOf = (address: string) => Number(new URL(address).port);

describe("listen", () => {
  it("says where it listens", async () => {
    const server = await listen((_request, response) => response.end("here"), 0, "127.0.0.1");
    const answer = await fetch(addressOf(server));
    expect(await answer.text()).toBe("here");
    await closeServer(server);
  });

  it("explains a port in use", async () => {
    const first = await listen(() => undefined, 0, "127.0.0.1");
    const port = portOf(addressOf(first));
    const second = listen(() => undefined, port, "127.0.0.1");
    await expect(second).rejects.toThrow(ListenError);
    await expect(second).rejects.toThrow(`Port ${port} is in use`);
    await closeServer(first);
  });
});

describe("closeServer", () => {
  it("lets a request under way finish, and does not wait for idle connections", async () => {
    let finish: (() => void) | undefined;
    const server = await listen(
      (_request, response) => {
        finish = () => response.end("done");
      },
      0,
      "127.0.0.1",
    );
    const asked = request(addressOf(server), { headers: { Connection: "keep-alive" } });
    asked.end();
    await once(server, "request");
    const begun = performance.now();
    const closed = closeServer(server);
    finish?.();
    const [answer] = await once(asked, "response");
    expect(answer.statusCode).toBe(200);
    answer.resume();
    await closed;
    expect(performance.now() - begun).toBeLessThan(3000);
  });
});
