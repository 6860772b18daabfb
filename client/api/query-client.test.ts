import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { problemTypes, type ProblemType } from "#graph-schema/problem.ts";
import { ApiError } from "./api-error.ts";
import { createQueryClient } from "./query-client.ts";

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
