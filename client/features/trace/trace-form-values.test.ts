import { describe, expect, it } from "vitest";
import {
  checkTraceForm,
  emptyTraceForm,
  faultsByField,
  formFromQuestion,
  usesAdvancedOptions,
} from "./trace-form-values.ts";

const filled = {
  ...emptyTraceForm,
  origins: ["CHN"],
  destinations: ["RUS"],
  commodities: ["8482"],
  before: "2019/2021",
  after: "2022/2023",
};

describe("the trace form", () => {
  it("becomes the question that the contract defines", () => {
    expect(checkTraceForm(filled).question).toMatchObject({ origins: ["CHN"], commodities: ["8482"], cifRate: 0.06 });
    expect(checkTraceForm(filled).question).not.toHaveProperty("via");
    expect(checkTraceForm(filled).question).not.toHaveProperty("minimumValue");
  });

  it("says at each field what is missing", () => {
    const { faults } = checkTraceForm(emptyTraceForm);
    expect(faults?.origins).toMatch(/origin/);
    expect(faults?.commodities).toMatch(/commodity/);
    expect(faults?.after).toMatch(/2022\/2023/);
  });

  it("gives the contract's message for windows in the wrong order or of mixed precision", () => {
    expect(checkTraceForm({ ...filled, before: "2023", after: "2022" }).faults?.before).toMatch(/end before after/);
    expect(checkTraceForm({ ...filled, before: "2021-01/2021-11" }).faults?.before).toMatch(/same precision/);
    expect(checkTraceForm({ ...filled, after: "last year" }).faults?.after).toMatch(/interval/);
  });

  it("survives the way through a question and back", () => {
    const values = { ...filled, via: ["KGZ"], minimumValue: 0, cifPercent: 7.5, maximumIntermediaries: 2 };
    const { question } = checkTraceForm(values);
    expect(question && formFromQuestion(question)).toEqual(values);
  });

  it("puts a server's faults to their fields and the rest under the form", () => {
    expect(
      faultsByField([
        { field: "origins.0", message: "no such country" },
        { field: "cifRate", message: "too large" },
        { field: "budget.chains", message: "too many" },
      ]),
    ).toEqual({ origins: "no such country", cifPercent: "too large", form: "budget.chains: too many" });
  });

  it("knows when advanced options are in use", () => {
    expect(usesAdvancedOptions(filled)).toBe(false);
    expect(usesAdvancedOptions({ ...filled, minimumValue: 0 })).toBe(true);
    expect(usesAdvancedOptions({ ...filled, via: ["KGZ"] })).toBe(true);
  });
});
