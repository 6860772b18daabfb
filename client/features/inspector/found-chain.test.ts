import { describe, expect, it } from "vitest";
import { traceNotice, type TraceResponse } from "#graph-schema/contract/trace.ts";
import { makeChain, makeLeg } from "../../../tests/fixtures/make-chain.ts";
import { chainKey, traceIdOf } from "../../exploration/chains.ts";
import { explainedLeg, explainingQuestion, findChain, routeOf } from "./found-chain.ts";

const question = {
  origins: ["CHN", "EU27"],
  destinations: ["RUS"],
  commodities: ["chpl:1"],
  before: "2019/2021",
  after: "2022/2023",
};

const answer: TraceResponse = {
  completeness: { status: "complete" },
  dataVersion: "v1",
  assumptions: [],
  notice: traceNotice,
  selection: [],
  chains: [makeChain("KGZ", {})],
  total: 1,
  leftOutByTimeOrder: 0,
  claimChains: [],
  openChains: [{ countries: ["CHN", "ARM", "RUS"], commodity: "8482", legs: [makeLeg("CHN", "ARM")] }],
  openTotal: 1,
  direct: [{ origin: "CHN", destination: "RUS", commodity: "8482", leg: makeLeg("CHN", "RUS") }],
  unallocated: [],
  evidenceNodes: [],
};

describe("finding a chain", () => {
  it("knows the same hubs in each group apart", () => {
    const key = (group: "matched" | "open" | "direct", countries: string[]) =>
      chainKey(traceIdOf(question), group, { countries, commodity: "8482" });
    expect(findChain(key("matched", ["CHN", "KGZ", "RUS"]), question, answer)?.group).toBe("matched");
    expect(findChain(key("open", ["CHN", "ARM", "RUS"]), question, answer)?.group).toBe("open");
    const direct = findChain(key("direct", ["CHN", "RUS"]), question, answer);
    expect(direct && routeOf(direct)).toEqual({ countries: ["CHN", "RUS"], commodity: "8482" });
    expect(findChain(key("matched", ["CHN", "ARM", "RUS"]), question, answer)).toBeUndefined();
  });
});

describe("explaining a chain", () => {
  it("asks for this chain only", () => {
    expect(explainingQuestion(question, { countries: ["CHN", "KGZ", "RUS"], commodity: "854231" })).toEqual({
      ...question,
      origins: ["CHN"],
      destinations: ["RUS"],
      via: ["KGZ"],
      maximumIntermediaries: 1,
      commodities: ["854231"],
      detail: "selection",
      explain: true,
    });
  });

  it("finds a leg in whichever part of the answer has it", () => {
    expect(explainedLeg(answer, { exporter: "CHN", importer: "ARM", commodity: "8482" })?.importer).toBe("ARM");
    expect(explainedLeg(answer, { exporter: "CHN", importer: "RUS", commodity: "8482" })?.importer).toBe("RUS");
    expect(explainedLeg(answer, { exporter: "CHN", importer: "GEO", commodity: "8482" })).toBeUndefined();
  });
});
