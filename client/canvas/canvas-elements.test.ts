import { describe, expect, it } from "vitest";
import { makeAnswer } from "../../tests/fixtures/make-answer.ts";
import { chainKey, traceIdOf } from "../exploration/chains.ts";
import { applyAction, emptyExploration } from "../exploration/exploration.ts";
import { canvasElements } from "./canvas-elements.ts";

const question = {
  origins: ["CHN"],
  destinations: ["RUS"],
  commodities: ["8482"],
  before: "2019/2021",
  after: "2022/2023",
};
const context = { ...question, commodities: ["TOTAL"] };
const exploration = applyAction(emptyExploration, {
  type: "start",
  traces: [
    { request: question, response: makeAnswer([]) },
    { request: context, response: { ...makeAnswer(["KAZ", "KGZ"], "TOTAL"), claimChains: [] }, role: "context" },
  ],
});

function edgesBetween(source: string, target: string) {
  return canvasElements(exploration).edges.filter(
    (edge) => edge.source === `country:${source}` && edge.target === `country:${target}`,
  );
}

describe("the elements of the canvas", () => {
  it("tell by line and words, not by colour alone, how a flow is known", () => {
    const [claimed, shownAsContext] = edgesBetween("CHN", "KGZ");
    expect(claimed).toMatchObject({ look: "claimed", line: "dashed", label: "HS 8482: claimed,\nno figures held" });
    expect(shownAsContext).toMatchObject({ look: "context", line: "solid", label: "all goods\n10 → 30 *" });
    expect(edgesBetween("TJK", "RUS")[0]).toMatchObject({ look: "open", line: "dotted" });
    expect(edgesBetween("TJK", "RUS")[0]?.label).toContain("nobody");
  });

  it("draw edges between the same two countries beside each other, context last", () => {
    const lanes = edgesBetween("CHN", "KGZ").map(({ look, lane, lanes }) => [look, lane, lanes]);
    expect(lanes).toEqual([
      ["claimed", 0, 2],
      ["context", 1, 2],
    ]);
  });

  it("caption the countries that stand for context alone", () => {
    expect(canvasElements(exploration).captions.map(({ text }) => text)).toEqual([
      "Context: all goods,\nnot matched by product",
    ]);
  });

  it("dim what is not on the lit chain", () => {
    const key = chainKey(traceIdOf(question), "claimed", { countries: ["CHN", "KGZ", "RUS"], commodity: "8482" });
    const { nodes, edges } = canvasElements(applyAction(exploration, { type: "light-chain", key }));
    expect(
      nodes
        .filter(({ dim }) => !dim)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(["country:CHN", "country:KGZ", "country:RUS"]);
    expect(edges.filter(({ lit }) => lit)).toHaveLength(2);
    expect(edges.filter(({ dim }) => !dim)).toHaveLength(2);
  });

  it("keep markup in a name as text and cut what is too long", () => {
    const label = `<img src=x onerror=alert(1)> ${"long ".repeat(30)}`;
    const { nodes } = canvasElements(
      applyAction(emptyExploration, {
        type: "add-nodes",
        nodes: [{ id: "person:a", type: "Person", label, properties: {}, evidence: [] }],
      }),
    );
    expect(nodes[0]?.label).toBe("<img src=x onerror=alert(1)> long long…");
    expect(nodes[0]?.fullLabel).toBe(label);
  });
});
