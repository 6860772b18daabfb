import { expect, it } from "vitest";
import type { GraphNode } from "#graph-schema/graph.ts";
import { makeAnswer } from "../../tests/fixtures/make-answer.ts";
import { caveatLines } from "./print-caveats.ts";

const caveat: GraphNode = {
  id: "claim:caveat",
  type: "Claim",
  label: "A caveat",
  properties: { kind: "caveat", text: "Read this\u001B[31m first." },
  evidence: ["source:test"],
};

it("tells each caveat once, with the legs that it concerns, harmless to a terminal", () => {
  const answer = makeAnswer(["KGZ", "KAZ", "ARM", "GEO"]);
  for (const leg of answer.chains.flatMap(({ legs }) => legs)) leg.caveats = ["claim:caveat"];
  answer.direct[0]!.leg.caveats = ["claim:other"];
  answer.evidenceNodes = [caveat];
  expect(caveatLines(answer)).toEqual([
    "CHN → KGZ, KGZ → RUS, CHN → KAZ, KAZ → RUS and 4 more: Read this�[31m first. [claim:caveat]",
    "CHN → RUS:  [claim:other]",
  ]);
});

it("tells nothing where nothing concerns the legs", () => {
  expect(caveatLines(makeAnswer(["KGZ"]))).toEqual([]);
});
