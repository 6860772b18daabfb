import { describe, expect, it } from "vitest";
import { describeProgress } from "./progress-line.ts";

describe("describeProgress", () => {
  it("shows share, rate and time left while reading", () => {
    expect(
      describeProgress({
        phase: "reading",
        bytesRead: 45,
        bytesTotal: 100,
        rowsRead: 450_000,
        rowsPerSecond: 120_000,
        secondsLeft: 4.2,
      }),
    ).toBe("reading 45 % · 450,000 rows · 120,000 rows/s · 5 s left");
  });

  it("leaves out what is not known", () => {
    const progress = { bytesRead: 0, bytesTotal: null, rowsRead: 0, rowsPerSecond: null, secondsLeft: null };
    expect(describeProgress({ phase: "committing", ...progress })).toBe("committing · 0 rows");
  });
});
