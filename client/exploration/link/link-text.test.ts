import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TraceRequestInput } from "#graph-schema/contract/trace.ts";
import { chainKey, traceIdOf } from "../chains.ts";
import { boxesOverlap } from "../layout/occupancy.ts";
import { emptyDocument, type ExplorationDocument } from "../state.ts";
import type { LinkedExploration } from "./compact.ts";
import { longestLink, readLink, writeLink } from "./link-text.ts";

const emptyView = { selection: [], inspected: null };

const request = fc
  .record({
    origins: fc.constantFrom<string[]>(["CHN"], ["EU27", "CHN"]),
    commodities: fc.constantFrom<string[]>(["8482"], ["8482", "8542"], ["TOTAL"], ["chpl:1"]),
    before: fc.constantFrom("2019/2021", "2021-01/2021-11"),
  })
  .map(({ origins, commodities, before }): TraceRequestInput => {
    const after = before.includes("-") ? "2022-01/2022-11" : "2022/2023";
    return { origins, destinations: ["RUS"], commodities, before, after };
  });
const country = fc.constantFrom("CHN", "KGZ", "KAZ", "RUS", "EU27");
const person = fc.integer({ min: 1, max: 9999 }).map((number) => `person:Q${number}`);
const shownNode = fc.record({
  x: fc.integer({ min: -9000, max: 9000 }),
  y: fc.integer({ min: -9000, max: 9000 }),
  pinned: fc.boolean(),
});

const exploration: fc.Arbitrary<LinkedExploration> = fc
  .record({
    requests: fc.array(request, { minLength: 1, maxLength: 3 }),
    routes: fc.array(fc.uniqueArray(country, { minLength: 2, maxLength: 4 }), { maxLength: 6 }),
    nodes: fc.dictionary(
      fc.oneof(
        person,
        country.map((key) => `country:${key}`),
      ),
      shownNode,
      { maxKeys: 30 },
    ),
    ends: fc.array(fc.tuple(person, person, fc.string({ maxLength: 12 })), { maxLength: 20 }),
    selection: fc.array(person, { maxLength: 3 }),
    isLit: fc.boolean(),
  })
  .map(({ requests, routes, nodes, ends, selection, isLit }) => {
    const trace = traceIdOf(requests[0]!);
    const chains = routes.map((countries) => chainKey(trace, "open", { countries, commodity: "8482" }));
    const document: ExplorationDocument = {
      traces: Object.fromEntries(
        requests.map((asked) => [traceIdOf(asked), { request: asked, role: "question" as const, title: null }]),
      ),
      chains: Object.fromEntries(chains.map((key) => [key, { trace }])),
      nodes,
      relationships: Object.fromEntries(
        ends.map(([start, end, title]) => [
          `HOLDS_OFFICE|${start}|${end}|${title.replaceAll("%", "").replaceAll("|", "")}`,
          true as const,
        ]),
      ),
      lit: isLit && chains[0] !== undefined ? { [chains[0]]: true } : {},
    };
    return { document, view: { selection, inspected: null } };
  });

/** Nodes with ids and places as hard to compress as real ones. */
function makeLarge(count: number): LinkedExploration {
  const scattered = (index: number, salt: number) => Math.imul(index + salt, 2_654_435_761) >>> 4;
  const nodes = Array.from({ length: count }, (_, index) => {
    const place = { x: scattered(index, 11_111) % 9999, y: scattered(index, 77_777) % 9999, pinned: false };
    return [`person:Q${scattered(index, 1)}`, place] as const;
  });
  return {
    document: {
      ...emptyDocument,
      traces: { [traceIdOf(makeRequest())]: { request: makeRequest(), role: "question", title: null } },
      nodes: Object.fromEntries(nodes),
    },
    view: emptyView,
  };
}

function makeRequest(): TraceRequestInput {
  return { origins: ["CHN"], destinations: ["RUS"], commodities: ["8482"], before: "2019/2021", after: "2022/2023" };
}

describe("an exploration as a link", () => {
  it("comes back as it was", async () => {
    await fc.assert(
      fc.asyncProperty(exploration, async (linked) => {
        const { text, leftOut } = await writeLink(linked);
        expect(leftOut).toBe("nothing");
        expect(text).toMatch(/^[\w.-]+$/);
        expect(await readLink(text)).toEqual(linked);
      }),
      { numRuns: 100 },
    );
  });

  it("stays within its length: first the places are left out, then all but the questions, and it says so", async () => {
    const some = await writeLink(makeLarge(600));
    expect(some.leftOut).toBe("positions");
    expect(some.text.length).toBeLessThanOrEqual(longestLink);
    const read = await readLink(some.text);
    expect(Object.keys(read!.document.nodes)).toHaveLength(600);
    const places = Object.values(read!.document.nodes);
    expect(places.slice(0, 50).some((a, index) => places.slice(0, index).some((b) => boxesOverlap(a, b)))).toBe(false);

    const many = await writeLink(makeLarge(5000));
    expect(many.leftOut).toBe("elements");
    expect(many.text.length).toBeLessThanOrEqual(longestLink);
    expect((await readLink(many.text))!.document.traces).toEqual(makeLarge(1).document.traces);
  });

  it("places countries in layers again when the link holds no places", async () => {
    const key = chainKey(traceIdOf(makeRequest()), "claimed", { countries: ["CHN", "KGZ", "RUS"], commodity: "8482" });
    const node = { x: 0, y: 0, pinned: false };
    const linked: LinkedExploration = {
      document: {
        ...makeLarge(700).document,
        chains: { [key]: { trace: traceIdOf(makeRequest()) } },
        nodes: { ...makeLarge(600).document.nodes, "country:CHN": node, "country:KGZ": node, "country:RUS": node },
      },
      view: emptyView,
    };
    const { nodes } = (await readLink((await writeLink(linked)).text))!.document;
    expect(nodes["country:CHN"]!.x).toBeLessThan(nodes["country:KGZ"]!.x);
    expect(nodes["country:KGZ"]!.x).toBeLessThan(nodes["country:RUS"]!.x);
  });

  it("is refused when it is cut, damaged or of another version", async () => {
    const { text } = await writeLink(makeLarge(3));
    for (const bad of ["", "1.", "nonsense", text.slice(0, -9), `2.${text.slice(2)}`, "1.%%%", "1.AAAA", text + text]) {
      expect(await readLink(bad)).toBeUndefined();
    }
  });

  it("is refused for any text that no exploration gives", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 200 }), async (text) => {
        expect(await readLink(`1.${text}`)).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });
});
