import { describe, expect, it } from "vitest";
import { bytesOf, describeClock } from "./examine-server.ts";

describe("what the doctor says of a Neo4j server", () => {
  it.each([
    [0, "ok", "0.0 s ahead of"],
    [2000, "ok", "2.0 s ahead of"],
    [2100, "warning", "2.1 s ahead of"],
    [-3_600_000, "warning", "3600.0 s behind"],
  ])("a clock that is %i ms ahead is %s", (difference, level, text) => {
    expect(describeClock(difference)).toMatchObject({ level, text: expect.stringContaining(text) });
  });

  it.each([
    ["3.00GiB", 3 * 2 ** 30],
    ["512.00MiB", 512 * 2 ** 20],
    ["", Number.POSITIVE_INFINITY],
    ["No Value", Number.POSITIVE_INFINITY],
  ])("the setting %s is of %i bytes", (value, bytes) => {
    expect(bytesOf(value)).toBe(bytes);
  });
});
