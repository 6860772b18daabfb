import { Neo4jError } from "neo4j-driver";
import { describe, expect, test, vi } from "vitest";
import { Pulse } from "./pulse.ts";

const never = () => new Promise<never>(() => {});
const failing = (code: string) => () => Promise.reject(new Neo4jError("no", code, "50N42", "no"));
const silence = { kind: "unavailable", message: expect.stringContaining("has said nothing"), mayPass: true };

const times = { asksAfter: 60, patience: 120, asksAgainAfter: 10 };

describe("a pulse", () => {
  test("is not felt where the answer comes soon", async () => {
    const ask = vi.fn<() => Promise<never>>(never);
    expect(await new Pulse(ask, times).watch(Promise.resolve(7))).toBe(7);
    expect(ask).not.toHaveBeenCalled();
  });

  test.each([
    ["says nothing", never],
    ["lets no connection come about", failing("ServiceUnavailable")],
  ])("that is missing ends the waiting on a server that %s, also of who came later", async (_, ask) => {
    const pulse = new Pulse(ask, times);
    const later = new Promise((settle) => setTimeout(settle, 100)).then(() => pulse.watch(never()));
    const ends = await Promise.allSettled([pulse.watch(never()), later]);
    expect(ends).toMatchObject([
      { status: "rejected", reason: silence },
      { status: "rejected", reason: silence },
    ]);
  });

  test.each([
    ["is there", () => Promise.resolve()],
    ["refuses", failing("Neo.ClientError.Security.Unauthorized")],
  ])("lets a long question go on where the server %s", async (_, ask) => {
    const long = new Promise<string>((settle) => setTimeout(() => settle("answer"), 250));
    expect(await new Pulse(ask, times).watch(long)).toBe("answer");
  });
});
