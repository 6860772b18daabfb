import { afterEach, describe, expect, it, vi } from "vitest";
import { callEndpoint } from "./call-endpoint.ts";
import { endWaiting, isSignInNeeded, sendSignedIn, watchSignInNeed } from "./sign-in-queue.ts";

const json = (status: number, body: object) => Response.json(body, { status });
const turnedAway = () => json(401, { type: "/problems/unauthorized", title: "A token is needed", detail: "…" });

afterEach(() => {
  endWaiting();
  vi.unstubAllGlobals();
});

/** What sends to a server that turns away until `open` is called. */
function lockedServer() {
  let status = 401;
  const send = vi.fn<() => Promise<{ status: number }>>(() => Promise.resolve({ status }));
  return { send, open: () => (status = 200) };
}

describe("the sign-in queue", () => {
  it("holds requests until somebody has signed in, and tells who watches", async () => {
    const { send, open } = lockedServer();
    const watcher = vi.fn<() => void>();
    const unwatch = watchSignInNeed(watcher);
    const waiting = Promise.all([sendSignedIn(send), sendSignedIn(send)]);
    await vi.waitUntil(isSignInNeeded);
    expect(watcher).toHaveBeenCalledOnce();
    open();
    endWaiting();
    expect(await waiting).toEqual([{ status: 200 }, { status: 200 }]);
    expect(send).toHaveBeenCalledTimes(4);
    expect(isSignInNeeded()).toBe(false);
    expect(watcher).toHaveBeenCalledTimes(2);
    unwatch();
  });

  it("asks for no second sign-in when an answer from before the first one comes late", async () => {
    const late = Promise.withResolvers<{ status: number }>();
    const send = vi.fn<() => Promise<{ status: number }>>().mockReturnValueOnce(late.promise);
    send.mockResolvedValueOnce({ status: 200 });
    const answer = sendSignedIn(send);
    endWaiting();
    late.resolve({ status: 401 });
    expect(await answer).toEqual({ status: 200 });
    expect(isSignInNeeded()).toBe(false);
  });

  it("lets an aborted request go", async () => {
    const controller = new AbortController();
    const waiting = sendSignedIn(lockedServer().send, controller.signal);
    await vi.waitUntil(isSignInNeeded);
    controller.abort(new Error("closed"));
    await expect(waiting).rejects.toThrow("closed");
    await expect(sendSignedIn(lockedServer().send, controller.signal)).rejects.toThrow("closed");
  });
});

describe("callEndpoint", () => {
  it("sends a request that was turned away again after the sign-in, body and all", async () => {
    const fetch = vi.fn<typeof globalThis.fetch>().mockResolvedValueOnce(turnedAway());
    fetch.mockResolvedValueOnce(json(200, { nodes: [] }));
    vi.stubGlobal("fetch", fetch);
    const answer = callEndpoint("expansions", { body: { nodeIds: ["country:KGZ"] } });
    await vi.waitUntil(isSignInNeeded);
    expect(fetch).toHaveBeenCalledOnce();
    endWaiting();
    expect(await answer).toEqual({ nodes: [] });
    expect(fetch.mock.calls[1]).toEqual(fetch.mock.calls[0]);
  });

  it("reports a wrong token instead of waiting", async () => {
    vi.stubGlobal("fetch", vi.fn<typeof globalThis.fetch>().mockResolvedValue(turnedAway()));
    await expect(callEndpoint("signIn", { body: { token: "wrong" } })).rejects.toMatchObject({ slug: "unauthorized" });
    expect(isSignInNeeded()).toBe(false);
  });
});
