import { QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { problemTypes, type ProblemType } from "#graph-schema/problem.ts";
import { ApiError } from "./api-error.ts";
import * as api from "./client.ts";
import { createQueryClient } from "./query-client.ts";

vi.mock("./client.ts", { spy: true });

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function failing(type: ProblemType, times: number) {
  const { status, title } = problemTypes[type];
  let asked = 0;
  const ask = () => {
    asked += 1;
    if (asked > times) return Promise.resolve("answered");
    return Promise.reject(new ApiError({ type: `/problems/${type}`, title, status, detail: "" }));
  };
  return { ask, asked: () => asked };
}

async function settle(type: ProblemType, times: number) {
  const { ask, asked } = failing(type, times);
  const answer = createQueryClient()
    .fetchQuery({ queryKey: ["test"], queryFn: ask })
    .catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(60_000);
  return { answer: await answer, asked: asked() };
}

it("goes on asking a server that is starting, a second apart", async () => {
  expect(await settle("not-ready", 20)).toEqual({ answer: "answered", asked: 21 });
});

it("asks twice more where the store is away, and never again for a fault of the question", async () => {
  expect(await settle("store-unavailable", 20)).toMatchObject({ asked: 3, answer: expect.any(ApiError) });
  expect(await settle("invalid-request", 20)).toMatchObject({ asked: 1, answer: expect.any(ApiError) });
});

it("asks everything again together once a server that was away is back", async () => {
  const readies = failing("store-unavailable", 10);
  vi.mocked(api.readReady).mockImplementation(readies.ask as unknown as typeof api.readReady);
  const client = createQueryClient();
  const parts = ["node", "neighbours"].map((key) => ({ key, ...failing("store-unavailable", 3) }));
  const observers = parts.map(({ key, ask }) => new QueryObserver(client, { queryKey: [key], queryFn: ask }));
  const ends = observers.map((observer) => observer.subscribe(() => undefined));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(observers.map((observer) => observer.getCurrentResult().status)).toEqual(["error", "error"]);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(observers.map((observer) => observer.getCurrentResult().data)).toEqual(["answered", "answered"]);
  for (const end of ends) end();
  client.clear();
});

it("asks what was left without an answer again when another question is answered, and never in a circle", async () => {
  vi.mocked(api.readReady).mockResolvedValue({} as Awaited<ReturnType<typeof api.readReady>>);
  const client = createQueryClient();
  const absent = failing("store-unavailable", 100);
  const observer = new QueryObserver(client, { queryKey: ["absent"], queryFn: absent.ask });
  const end = observer.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(absent.asked()).toBe(3);
  await client.fetchQuery({ queryKey: ["other"], queryFn: () => "answered" });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(absent.asked()).toBe(6);
  end();
  client.clear();
});
