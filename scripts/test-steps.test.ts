import { describe, expect, it } from "vitest";
import { countStep, summarise } from "./test-steps.ts";

const report = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 2, numTodoTests: 1 };

describe("countStep", () => {
  it("counts a step without a report as one", () => {
    expect(countStep(true, undefined)).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(countStep(false, undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it("counts the tests of a report", () => {
    expect(countStep(true, report)).toEqual({ passed: 7, failed: 0, skipped: 3 });
    expect(countStep(false, { ...report, numFailedTests: 4 })).toMatchObject({ failed: 4 });
  });

  it("does not lose a failure that no test shows, such as a set-up that throws", () => {
    expect(countStep(false, report)).toMatchObject({ passed: 7, failed: 1 });
  });
});

describe("summarise", () => {
  it("ends with the sums and says that something was skipped", () => {
    const lines = summarise([
      { name: "Types", passed: 1, failed: 0, skipped: 0, seconds: 2 },
      { name: "Unit", passed: 7, failed: 1, skipped: 3, seconds: 10 },
    ]).split("\n");
    expect(lines[1]).toMatch(/^FAILED +Unit +7 passed, 1 failed, 3 skipped/);
    expect(lines[2]).toMatch(/^3 tests were skipped/);
    expect(lines.at(-1)).toBe("8 passed, 1 failed");
  });
});
