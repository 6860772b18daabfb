import { describe, expect, it } from "vitest";
import { traceNotice, type Chain, type TraceResponse } from "#graph-schema/contract/trace.ts";
import { makeChain } from "../../../tests/fixtures/make-chain.ts";
import { citeChain } from "../../format/chain-citation.ts";
import { traceToCsv } from "./trace-csv.ts";

const question = {
  origins: ["CHN"],
  destinations: ["RUS"],
  commodities: ["8482"],
  before: "2019/2021",
  after: "2022/2023",
};

function makeAnswer(chains: Chain[]): TraceResponse {
  return {
    completeness: { status: "stopped", reason: "budget of 10 s used up" },
    dataVersion: "v1",
    assumptions: [],
    notice: traceNotice,
    selection: [],
    chains,
    total: chains.length,
    leftOutByTimeOrder: 0,
    claimChains: [],
    openChains: [],
    openTotal: 0,
    direct: [],
    unallocated: [],
    evidenceNodes: [
      {
        id: "source:test-dataset",
        type: "Dataset",
        label: "Invented table",
        properties: {
          title: "Invented table",
          publisher: "Test office",
          licence: "CC BY-NC 4.0",
          commercialUse: false,
        },
        evidence: [],
      },
    ],
  };
}

function cellsOf(csv: string): Record<string, string>[] {
  const [header, ...rows] = csv
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));
  return rows.map((row) => Object.fromEntries((header ?? []).map((name, index) => [name, row[index] ?? ""])));
}

describe("trace as CSV", () => {
  it("leaves unknown figures empty with the reason beside, and keeps zero", () => {
    const [row] = cellsOf(
      traceToCsv(
        question,
        makeAnswer([makeChain("KGZ", { before: 0, change: null, growth: null, reason: "partial-year" })]),
      ),
    );
    expect(row).toMatchObject({ bottleneck_before_usd_a_year: "0", change_usd_a_year: "", rank: "1" });
    expect(row?.["reason_unknown"]).toMatch(/twelve months/);
  });

  it("carries licence, completeness, data version and the notice on every row", () => {
    const [row] = cellsOf(traceToCsv(question, makeAnswer([makeChain("KGZ", {})])));
    expect(row).toMatchObject({
      licences: "CC BY-NC 4.0",
      commercial_use: "no",
      data_version: "v1",
      completeness: "stopped: budget of 10 s used up",
      notice: traceNotice,
    });
  });

  it("gives no rank to all goods", () => {
    const [row] = cellsOf(traceToCsv(question, makeAnswer([makeChain("KGZ", {}, "TOTAL")])));
    expect(row).toMatchObject({ rank: "", marks: "not matched by product" });
  });
});

describe("citing a chain", () => {
  it("names windows, legs, source, data version and the notice, and calls it a possible chain", () => {
    const answer = makeAnswer([]);
    const citation = citeChain(
      makeChain("KGZ", { after: 1234.5, growth: null, reason: "zero-base" }),
      question,
      answer,
    );
    expect(citation).toContain("Possible chain CHN → KGZ → RUS, HS 8482, 2019–2021 against 2022–2023.");
    expect(citation).toContain("after 1,234.5 USD a year");
    expect(citation).toContain("growth unknown");
    expect(citation).toContain("Test office, Invented table, CC BY-NC 4.0");
    expect(citation).toContain("data version v1");
    expect(citation).toContain(traceNotice);
  });
});
