/** The engine on a real embedded store: index, swap after an import, cancellation, crash, evidence and rows. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { flowResponseSchema } from "#graph-schema/contract/flow.ts";
import { traceRequestSchema, traceResponseSchema, type TraceRequestInput } from "#graph-schema/contract/trace.ts";
import { claim, commodity, dataset, fillWithTrade, relate, runImport } from "../../tests/conformance/small-world.ts";
import { makeFacts, makeWorld } from "../../tests/fixtures/make-trade-world.ts";
import type { GraphStore } from "../graph-store/graph-store.ts";
import { openGraphStore } from "../graph-store/open-graph-store.ts";
import { openTraceEngine, type TraceEngine } from "./trace-engine.ts";
import { TraceThread } from "./trace-thread.ts";

let folder: string;
let store: GraphStore;
let engine: TraceEngine;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "entrepot-engine-"));
  store = await openGraphStore(`sqlite:${folder}`);
  await fillWithTrade(store);
  await runImport(store, {
    contributor: "seeds",
    batch: {
      nodes: [claim("moved-on", "Bearings are said to move on"), claim("bazaars", "Bazaars send goods on", "caveat")],
      relationships: [
        relate("CONCERNS", "claim:moved-on", "route:CHN>KGZ:848210"),
        relate("CONCERNS", "claim:bazaars", "country:KGZ"),
      ],
    },
  });
  engine = await openTraceEngine(store, { threads: 1 });
});

afterEach(async () => {
  await engine.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function ask(more: Partial<TraceRequestInput> = {}, signal?: AbortSignal) {
  const ends = { origins: ["CHN"], destinations: ["RUS"], commodities: ["848210"], before: "2021", after: "2022" };
  return engine.trace(traceRequestSchema.parse({ ...ends, ...more }), signal);
}

test("answers with evidence, claims, caveats and, on demand, rows", async () => {
  const answer = await ask({ explain: true });
  expect(() => traceResponseSchema.parse(answer)).not.toThrow();
  expect(answer.dataVersion).toBe(await store.dataVersion());
  const [first, second] = answer.chains[0]!.legs;
  expect(first).toMatchObject({ before: { value: 100 }, after: { value: 2000 }, change: 1900 });
  expect(first!.evidence).toEqual(["source:customs", "claim:moved-on"]);
  expect(first!.caveats).toEqual(["claim:bazaars"]);
  expect(first!.explanation!.observations.map(({ value, rows }) => [value, rows])).toEqual([
    [100, "figures.csv line 2"],
    [2000, "figures.csv line 3"],
  ]);
  expect(second).toMatchObject({ before: { value: null, reason: "not-covered" }, reason: "reporter-break" });
  expect(answer.evidenceNodes.map(({ id }) => id)).toEqual([
    "claim:bazaars",
    "claim:moved-on",
    "source:customs",
    "source:report",
  ]);
  const relationships = await store.readRelationships(first!.relationshipIds);
  expect(relationships.map(({ id }) => id)).toEqual(first!.relationshipIds);
});

test("traces on the old index until a refresh, then on the new one", async () => {
  await runImport(store, {
    contributor: "source:customs",
    cells: [{ exporter: "KGZ", importer: "RUS", period: 2021, value: 300 }],
  });
  const old = engine.state();
  expect(old).toMatchObject({ status: "ready", routes: 2, series: 2, observations: 3 });
  expect((await ask()).chains[0]!.bottleneck.before).toBeNull();
  await Promise.all([engine.refresh(), engine.refresh()]);
  expect(engine.state()).toMatchObject({ status: "ready", observations: 4 });
  expect(engine.state().dataVersion).not.toBe(old.dataVersion);
  expect((await ask()).chains[0]!.bottleneck.before).toBe(100);
});

test("names what the request has wrong", async () => {
  await expect(ask({ origins: ["XXX"] })).rejects.toMatchObject({ kind: "unknown-reference", field: "origins.0" });
  await expect(ask({ commodities: ["848210", "770000"] })).rejects.toMatchObject({ field: "commodities.1" });
});

test("an aborted trace rejects with the signal's reason, also while it waits for a thread", async () => {
  const controller = new AbortController();
  const reason = new Error("nobody waits");
  const waiting = [ask({}, controller.signal), ask({}, controller.signal), ask({}, controller.signal)];
  const settled = Promise.allSettled(waiting);
  controller.abort(reason);
  const last = (await settled).at(-1);
  expect(last).toMatchObject({ status: "rejected", reason });
  expect((await ask()).total).toBe(1);
});

test("a thread that dies loses its trace with a clear error and is started again", async () => {
  const thread = new TraceThread(new URL("../../tests/fixtures/crashing-worker.ts", import.meta.url));
  const { columns, countries, codes, strands, units } = makeWorld([]);
  const data = { columns, countries: countries.texts, codes: codes.texts, strands, units };
  await thread.load({ data, facts: makeFacts({}, []) });
  const request = traceRequestSchema.parse({
    origins: ["CHN"],
    destinations: ["RUS"],
    commodities: ["8482"],
    before: "2021",
    after: "2022",
  });
  await expect(thread.trace({ ...request, limit: 13 }, undefined)).rejects.toMatchObject({
    kind: "not-ready",
    message: "The trace was lost because its thread stopped; ask again",
  });
  expect(await thread.trace(request, undefined)).toEqual({ total: 7 });
  await thread.close();
});

test("a closed engine refuses", async () => {
  await engine.close();
  expect(engine.state().status).toBe("closed");
  await expect(ask()).rejects.toMatchObject({ kind: "not-ready" });
});

test("a flow shows both reporters, what is computable, claims and caveats", async () => {
  await runImport(store, {
    contributor: "source:mirror",
    batch: { nodes: [dataset("mirror", "Mirror"), commodity("848210", "Ball bearings")] },
    cells: [
      {
        exporter: "CHN",
        importer: "KGZ",
        period: 2022,
        value: 1800,
        side: "exporter",
        flow: "X",
        valuation: "FOB",
        basis: "lastKnownDestination",
      },
    ],
  });
  const flow = await engine.flow({ exporter: "CHN", importer: "KGZ", hs: "848210" }, {});
  expect(() => flowResponseSchema.parse(flow)).not.toThrow();
  expect(flow.series.map(({ reporter, values }) => [reporter, values])).toEqual([
    ["importer", [100, 2000]],
    ["exporter", [1800]],
  ]);
  expect(flow.mirrorGap!.gaps[1]).toBeCloseTo(Math.log(1800 / 2000));
  expect(flow.claims.map(({ id }) => id)).toEqual(["claim:moved-on"]);
  expect(flow.caveats.map(({ id }) => id)).toEqual(["claim:bazaars"]);
  expect(flow.series[0]!.citation).toBe("Customs. CHN → KGZ, HS 848210, flow M, reported by KGZ, 2021–2022.");
  const narrow = await engine.flow({ exporter: "CHN", importer: "KGZ", hs: "848210" }, { during: "2022" });
  expect(narrow.series[0]!.periods).toEqual(["2022"]);
  await expect(engine.flow({ exporter: "XXX", importer: "KGZ", hs: "848210" }, {})).rejects.toMatchObject({
    kind: "not-found",
  });
});
