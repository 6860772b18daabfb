import { describe, expect, it } from "vitest";
import {
  formatAmount,
  formatAmountInFull,
  formatBytes,
  formatChange,
  formatCount,
  formatDuration,
  formatGrowth,
  formatShare,
} from "./number.ts";

describe("numbers on the screen", () => {
  it("shows a missing figure as unknown, never as zero or blank", () => {
    for (const format of [formatCount, formatAmount, formatChange, formatGrowth, formatShare, formatDuration]) {
      expect(format(null)).toBe("unknown");
      expect(format(undefined)).toBe("unknown");
      expect(format(Number.NaN)).toBe("unknown");
    }
    expect(formatAmountInFull(null, "USD")).toBe("unknown");
  });

  it("keeps a known zero a zero", () => {
    expect(formatAmount(0)).toBe("0");
    expect(formatChange(0)).toBe("0");
    expect(formatGrowth(0)).toBe("0%");
  });

  it("shortens amounts and keeps the full value beside", () => {
    expect(formatAmount(1_464_102_345)).toBe("1.46bn");
    expect(formatAmount(59_865)).toBe("59.9k");
    expect(formatChange(1_622_302)).toBe("+1.62m");
    expect(formatAmountInFull(1_464_102_345.5, "USD")).toBe("1,464,102,345.5 USD");
  });

  it("writes growth with its sign, and drops decimals where it is large", () => {
    expect(formatGrowth(27.1)).toBe("+2,710%");
    expect(formatGrowth(-0.125)).toBe("-12.5%");
  });

  it("writes durations and sizes as people say them", () => {
    expect(formatDuration(0.2)).toBe("under a second");
    expect(formatDuration(59.7)).toBe("1 min");
    expect(formatDuration(200)).toBe("3 min 20 s");
    expect(formatBytes(999)).toBe("999 bytes");
    expect(formatBytes(1_234_567)).toBe("1.23 MB");
  });
});
