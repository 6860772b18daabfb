import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TraceRequestInput } from "#graph-schema/contract/trace.ts";
import { makeAnswer } from "../../tests/fixtures/make-answer.ts";
import type { Action, DocumentAction } from "./action.ts";
import { canvasChains, traceIdOf } from "./chains.ts";
import { applyAction, emptyExploration, type Exploration } from "./exploration.ts";
import { flowId } from "./trade-flows.ts";

const hubs = ["KAZ", "UZB", "TUR"];
const requests: TraceRequestInput[] = ["2019/2021", "2018/2021"].map((before) => ({
  origins: ["CHN"],
  destinations: ["RUS"],
  commodities: ["8482"],
  before,
  after: "2022/2023",
}));
const traces = requests.map(traceIdOf);
const keys = traces.flatMap((trace) => canvasChains(trace, makeAnswer(hubs)).map(({ key }) => key));
const people = ["a", "b", "c", "d"].map((slug) => `person:${slug}`);
const ids = [
  ...people,
  ...["CHN", "RUS", "KGZ", ...hubs].map((key) => `country:${key}`),
  ...traces.map((trace) => flowId(trace, "CHN", "KAZ")),
];

const someIds = fc.subarray(ids);
const nodes = fc
  .subarray(people, { minLength: 1 })
  .map((chosen) => chosen.map((id) => ({ id, type: "Person" as const, label: id, properties: {}, evidence: [] })));
const relationships = fc
  .array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 4 })
  .map((ends) =>
    ends.map(([start, end]) => ({
      id: `SAME_AS|${start}|${end}`,
      type: "SAME_AS" as const,
      start,
      end,
      from: null,
      to: null,
      properties: {},
      evidence: [],
    })),
  );
const place = fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }) });

const documentAction: fc.Arbitrary<DocumentAction> = fc.oneof(
  fc.record({
    type: fc.constant("open-trace" as const),
    request: fc.constantFrom(...requests),
    response: fc.subarray(hubs).map((chosen) => makeAnswer(chosen)),
    replace: fc.boolean(),
  }),
  fc.record({ type: fc.constant("close-trace" as const), trace: fc.constantFrom(...traces) }),
  fc.record({ type: fc.constantFrom("show-chains" as const, "hide-chains" as const), keys: fc.subarray(keys) }),
  fc.record({ type: fc.constant("light-chain" as const), key: fc.constantFrom(null, ...keys) }),
  fc.record({ type: fc.constant("add-nodes" as const), nodes, near: fc.constantFrom(...ids) }),
  fc.record({ type: fc.constant("add-relationships" as const), relationships }),
  fc.record({
    type: fc.constant("expand" as const),
    parent: fc.constantFrom(...ids),
    response: fc.record({ nodes, relationships }),
  }),
  fc.record({ type: fc.constantFrom("remove" as const, "keep-only" as const), ids: someIds }),
  fc.record({ type: fc.constant("move" as const), places: fc.dictionary(fc.constantFrom(...ids), place) }),
  fc.record({ type: fc.constant("pin" as const), ids: someIds, pinned: fc.boolean() }),
  fc.constant<DocumentAction>({ type: "clear" }),
);

function repeat(exploration: Exploration, action: Action, times: number): Exploration {
  return Array.from({ length: times }).reduce<Exploration>((state) => applyAction(state, action), exploration);
}

describe("undo and redo", () => {
  it("give the start and the end again, whatever was done", () => {
    fc.assert(
      fc.property(fc.array(documentAction, { maxLength: 25 }), (actions) => {
        const end = actions.reduce<Exploration>(applyAction, emptyExploration);
        const steps = end.history.past.length;
        const start = repeat(end, { type: "undo" }, steps);
        expect(start.document).toEqual(emptyExploration.document);
        expect(repeat(start, { type: "redo" }, steps).document).toEqual(end.document);
      }),
      { numRuns: 200 },
    );
  });

  it("take back exactly one action at a time", () => {
    fc.assert(
      fc.property(fc.array(documentAction, { maxLength: 12 }), documentAction, (actions, last) => {
        const before = actions.reduce<Exploration>(applyAction, emptyExploration);
        const after = applyAction(before, last);
        const taken = after.history === before.history ? after : applyAction(after, { type: "undo" });
        expect(taken.document).toEqual(before.document);
      }),
      { numRuns: 200 },
    );
  });

  it("forget what was undone as soon as something else is done", () => {
    const shown = applyAction(emptyExploration, {
      type: "open-trace",
      request: requests[0]!,
      response: makeAnswer(hubs),
      replace: true,
    });
    const undone = applyAction(shown, { type: "undo" });
    const other = applyAction(undone, {
      type: "add-nodes",
      nodes: [{ id: "person:a", type: "Person", label: "A", properties: {}, evidence: [] }],
    });
    expect(other.history.future).toEqual([]);
    expect(applyAction(other, { type: "redo" })).toBe(other);
  });
});
