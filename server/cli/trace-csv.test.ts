import { expect, test } from "vitest";
import { traceRequestSchema, type TraceResponse } from "#graph-schema/contract/trace.ts";
import { makeSeries, makeWorld, trace } from "../../tests/fixtures/make-trade-world.ts";
import { escapeFormula, traceToCsv } from "./trace-csv.ts";

const request = traceRequestSchema.parse({
  origins: ["CHN"],
  destinations: ["RUS"],
  commodities: ["8482"],
  before: "2021",
  after: "2022",
});

function answerOf(): TraceResponse {
  const world = makeWorld([
    makeSeries({ route: "CHN>KGZ:8482", dataset: "source:evil", values: { "2021": 9, "2022": 4 } }),
    makeSeries({ route: "KGZ>RUS:8482", dataset: "source:evil", values: { "2021": 9, "2022": 5 } }),
  ]);
  const properties = { licence: "CC BY 4.0", commercialUse: true };
  const evil = { id: "source:evil", type: "Dataset" as const, label: '=HYPERLINK("x")', properties, evidence: [] };
  return { ...trace(world), unallocated: [], evidenceNodes: [evil] };
}

test("text that a spreadsheet would run gets an apostrophe, numbers stay numbers", () => {
  for (const text of ["=1+1", "+1", "-1", "@a", "\tx", "\rx"]) expect(escapeFormula(text)).toBe(`'${text}`);
  expect(escapeFormula(-5)).toBe(-5);
  expect(escapeFormula("CHN > RUS")).toBe("CHN > RUS");
});

test("one row a chain with sources, licences and the notice", () => {
  const answer = answerOf();
  const [header, chain, direct] = traceToCsv(request, answer).trimEnd().split("\r\n");
  const names = header!.split(",");
  expect(names).toContain("sources");
  expect(chain).toContain("chain,1,CHN > KGZ > RUS,8482,4,9,4,-5,");
  expect(chain).toContain(`"'=HYPERLINK(""x"") (source:evil)"`);
  expect(chain).toContain("CC BY 4.0");
  expect(chain).toContain(answer.notice);
  expect(direct).toMatch(/^direct,,CHN > RUS,8482/);
});
