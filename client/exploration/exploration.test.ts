import { describe, expect, it } from "vitest";
import type { Leg, TraceRequestInput, TraceResponse } from "#graph-schema/contract/trace.ts";
import type { GraphNode, Relationship } from "#graph-schema/graph.ts";
import { makeChain, makeLeg } from "../../tests/fixtures/make-chain.ts";
import { makeAnswer } from "../../tests/fixtures/make-answer.ts";
import type { Action } from "./action.ts";
import { chainKey, traceIdOf } from "./chains.ts";
import { applyAction, emptyExploration, type Exploration } from "./exploration.ts";
import { flowId, tradeFlows } from "./trade-flows.ts";
import { livingSelection, targetOf } from "./view-state.ts";

const request: TraceRequestInput = {
  origins: ["CHN"],
  destinations: ["RUS"],
  commodities: ["8482"],
  before: "2019/2021",
  after: "2022/2023",
};
const trace = traceIdOf(request);
const matchedKey = chainKey(trace, "matched", { countries: ["CHN", "KAZ", "RUS"], commodity: "8482" });
const openTrace: Action = { type: "open-trace", request, response: makeAnswer(["KAZ", "UZB"]), replace: true };

function makeNode(id: string): GraphNode {
  return { id, type: "Official", label: id, properties: {}, evidence: [] };
}

function makeRelationship(start: string, end: string): Relationship {
  return {
    id: `HOLDS_OFFICE|${start}|${end}`,
    type: "HOLDS_OFFICE",
    start,
    end,
    from: null,
    to: null,
    properties: {},
    evidence: [],
  };
}

function apply(...actions: Action[]): Exploration {
  return actions.reduce(applyAction, emptyExploration);
}

describe("an exploration", () => {
  it("draws the chains of a trace, each kind as what it is, and the direct flow beside them", () => {
    const { document, library } = apply(openTrace);
    const kinds = tradeFlows(document, library).map(({ exporter, importer, kind, direct }) => [
      exporter,
      importer,
      kind,
      direct,
    ]);
    expect(kinds).toEqual([
      ["CHN", "KAZ", "figures", false],
      ["CHN", "KGZ", "claimed", false],
      ["CHN", "RUS", "figures", true],
      ["CHN", "TJK", "figures", false],
      ["CHN", "UZB", "figures", false],
      ["KAZ", "RUS", "figures", false],
      ["KGZ", "RUS", "claimed", false],
      ["TJK", "RUS", "open", false],
      ["UZB", "RUS", "figures", false],
    ]);
    expect(Object.keys(document.nodes).toSorted()).toEqual(
      ["CHN", "KAZ", "KGZ", "RUS", "TJK", "UZB"].map((key) => `country:${key}`),
    );
  });

  it("bundles the commodities of a trace on one flow and never sums what is unknown into a figure", () => {
    const response = makeAnswer(["KAZ"]);
    const other = makeAnswer([], "8542");
    const both = { ...response, openChains: [...response.openChains, ...other.openChains], claimChains: [] };
    const { document, library } = apply({ ...openTrace, response: both });
    const flows = tradeFlows(document, library);
    expect(flows.find(({ id }) => id === flowId(trace, "CHN", "TJK"))).toMatchObject({
      commodities: ["8482", "8542"],
      before: 20,
      after: 60,
    });
    expect(flows.find(({ id }) => id === flowId(trace, "TJK", "RUS"))).toMatchObject({
      kind: "open",
      before: null,
      after: null,
      withoutFigures: ["8482", "8542"],
    });
  });

  it("does not sum a bundle when one of its figures is unknown, a code lies within another, or series differ", () => {
    const chains = (...legs: Partial<Leg>[]) => ({
      ...makeAnswer([]),
      claimChains: [],
      openChains: [],
      chains: legs.map((leg, index) => ({
        ...makeChain("KAZ", {}, index === 0 ? "8482" : "8542"),
        legs: [makeLeg("CHN", "KAZ", leg), makeLeg("KAZ", "RUS")],
      })),
    });
    const flowOf = (response: TraceResponse) => {
      const { document, library } = apply({ ...openTrace, response });
      return tradeFlows(document, library).find(({ id }) => id === flowId(trace, "CHN", "KAZ"))!;
    };
    expect(flowOf(chains({}, {}))).toMatchObject({ before: 20, after: 60, notSummed: false });
    const { before } = makeLeg("CHN", "KAZ");
    const unknown = flowOf(chains({}, { before: { ...before, value: null } }));
    expect(unknown).toMatchObject({ before: null, after: 60, notSummed: false });
    expect(flowOf(chains({}, { valuation: "FOB" }))).toMatchObject({ before: null, after: null, notSummed: true });
    const nested = chains({}, {});
    nested.chains[1] = { ...nested.chains[1]!, commodity: "848210" };
    expect(flowOf(nested)).toMatchObject({ before: null, after: null, notSummed: true });
  });

  it("takes all goods as context, on an edge of its own", () => {
    const all: TraceRequestInput = { ...request, commodities: ["TOTAL"] };
    const { document, library } = apply({
      type: "open-trace",
      request: all,
      response: makeAnswer(["KAZ"], "TOTAL"),
      replace: true,
    });
    expect(Object.values(document.traces).map(({ role }) => role)).toEqual(["context"]);
    const id = flowId(traceIdOf(all), "CHN", "KAZ", false);
    expect(tradeFlows(document, library).find((flow) => flow.id === id)).toMatchObject({ isContext: true });
  });

  it("keeps placed nodes where they are when something is expanded", () => {
    const before = apply(openTrace);
    const nodes = Array.from({ length: 40 }, (_, index) => makeNode(`person:p${index}`));
    const relationships = nodes.map(({ id }) => makeRelationship(id, "country:KGZ"));
    const after = applyAction(before, { type: "expand", parent: "country:KGZ", response: { nodes, relationships } });
    expect(after.document.nodes).toMatchObject(before.document.nodes);
    expect(Object.keys(after.document.relationships)).toHaveLength(40);
  });

  it("joins an expanded node to a neighbour that was on the canvas already", () => {
    const shared = apply({ type: "add-nodes", nodes: [makeNode("person:a"), makeNode("person:b")] });
    const relationship = makeRelationship("person:a", "person:b");
    const { document } = applyAction(shared, {
      type: "expand",
      parent: "person:a",
      response: { nodes: [], relationships: [relationship] },
    });
    expect(document.relationships).toEqual({ [relationship.id]: true });
  });

  it("removes with a country the chains through it, and with a flow the chains over it", () => {
    const shown = apply(openTrace, { type: "light-chain", key: matchedKey });
    const withoutCountry = applyAction(shown, { type: "remove", ids: ["country:KAZ"] });
    expect(Object.keys(withoutCountry.document.chains)).not.toContain(matchedKey);
    expect(withoutCountry.document.lit).toEqual({});
    const withoutFlow = applyAction(shown, { type: "remove", ids: [flowId(trace, "KAZ", "RUS")] });
    expect(Object.keys(withoutFlow.document.chains)).not.toContain(matchedKey);
    expect(withoutFlow.document.nodes["country:KAZ"]).toBeDefined();
  });

  it("keeps only what is asked, with the ends of kept flows", () => {
    const { document } = apply(openTrace, { type: "keep-only", ids: [flowId(trace, "CHN", "KGZ")] });
    expect(Object.keys(document.nodes).toSorted()).toEqual(["country:CHN", "country:KGZ"]);
  });

  it("takes away with a trace only the countries that nothing else holds", () => {
    const official = makeNode("person:a");
    const held = apply(openTrace, {
      type: "expand",
      parent: "country:KAZ",
      response: { nodes: [official], relationships: [makeRelationship("person:a", "country:KAZ")] },
    });
    const { document } = applyAction(held, { type: "close-trace", trace });
    expect(Object.keys(document.nodes).toSorted()).toEqual(["country:KAZ", "person:a"]);
    expect(document.traces).toEqual({});
  });

  it("draws a chain that is lit but not shown", () => {
    const hidden = apply(openTrace, { type: "hide-chains", keys: [matchedKey] });
    expect(hidden.document.nodes["country:KAZ"]).toBeUndefined();
    const { document } = applyAction(hidden, { type: "light-chain", key: matchedKey });
    expect(document.nodes["country:KAZ"]).toBeDefined();
    expect(document.lit).toEqual({ [matchedKey]: true });
  });

  it("records no step when nothing changes", () => {
    const shown = apply(openTrace);
    for (const action of [
      { type: "move", places: { "country:CHN": shown.document.nodes["country:CHN"]! } },
      { type: "remove", ids: ["person:absent"] },
      { type: "light-chain", key: null },
      { type: "pin", ids: ["country:CHN"], pinned: false },
    ] satisfies Action[]) {
      expect(applyAction(shown, action).history).toBe(shown.history);
    }
  });

  it("forgets a selection that is no longer on the canvas", () => {
    const selected = apply(openTrace, { type: "select", ids: ["country:KAZ", "country:CHN"] });
    expect(livingSelection(applyAction(selected, { type: "remove", ids: ["country:KAZ"] }))).toEqual(["country:CHN"]);
  });

  it("inspects a flow of several goods with those of the lit chain first", () => {
    const both: TraceRequestInput = { ...request, commodities: ["8482", "8542"] };
    const answer = makeAnswer(["KAZ"]);
    const response = { ...answer, chains: [...answer.chains, ...makeAnswer(["KAZ"], "8542").chains] };
    const id = traceIdOf(both);
    const lit = chainKey(id, "matched", { countries: ["CHN", "KAZ", "RUS"], commodity: "8542" });
    const open: Action = { type: "open-trace", request: both, response, replace: true };
    const target = targetOf(apply(open, { type: "light-chain", key: lit }), flowId(id, "CHN", "KAZ"));
    expect(target).toMatchObject({ commodities: ["8542", "8482"] });
    expect(targetOf(apply(open), flowId(id, "CHN", "KAZ"))).toMatchObject({ commodities: ["8482", "8542"] });
  });

  it("inspects a flow with its commodities and trace", () => {
    expect(targetOf(apply(openTrace), flowId(trace, "CHN", "KGZ"))).toEqual({
      kind: "flow",
      exporter: "CHN",
      importer: "KGZ",
      commodities: ["8482"],
      trace,
    });
  });
});
