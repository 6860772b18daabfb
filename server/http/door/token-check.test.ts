import type * as crypto from "node:crypto";
import { timingSafeEqual } from "node:crypto";
import { expect, it, vi } from "vitest";
import { createTokenCheck } from "./token-check.ts";

vi.mock("node:crypto", async (original) => {
  const real = await original<typeof crypto>();
  return { ...real, timingSafeEqual: vi.fn<typeof timingSafeEqual>(real.timingSafeEqual) };
});

const token = "correct-horse-battery-staple";

it.each([
  [token, true],
  [`${token} `, false],
  [token.slice(0, -1), false],
  [token.toUpperCase(), false],
  ["", false],
  ["é".repeat(10_000), false],
])("compares %j in constant time over digests of one length", (given, isRight) => {
  vi.mocked(timingSafeEqual).mockClear();
  expect(createTokenCheck(token)(given)).toBe(isRight);
  const [comparison] = vi.mocked(timingSafeEqual).mock.calls;
  expect(comparison?.map((side) => side.byteLength)).toEqual([32, 32]);
});
