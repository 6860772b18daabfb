/** Every shown query, asked through the console and its guard, gives the answer of the question that it shows. */
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { cypherEquivalentRequestSchema, type CypherEquivalentInput } from "#graph-schema/contract/cypher-equivalent.ts";
import { readSeeds } from "../../../seeds/load-seeds.ts";
import { seedStore } from "../../../seeds/seed-store.ts";
import type { GraphStore } from "../../../server/graph-store/graph-store.ts";
import { openGraphStore } from "../../../server/graph-store/open-graph-store.ts";
import { showQuery, type ShownQuestion } from "../../../server/graph-store/shown-queries.ts";
import { openTraceEngine, type TraceEngine } from "../../../server/trace-engine/trace-engine.ts";
import { chainsOfAnswer, chainsOfRows, fillWithWorlds, traceQuestions } from "../../fixtures/shown-traces.ts";
import { emptyGraph } from "../../setup/neo4j/empty-graph.ts";

const server = inject("neo4j");
type Row = Record<string, unknown>;

class ShownGraph {
  readonly prefix: string;
  store!: GraphStore;
  engine!: TraceEngine;

  constructor(prefix: string) {
    this.prefix = prefix;
  }

  async open(fill: (store: GraphStore) => Promise<unknown>): Promise<void> {
    const { uri, user, password } = server;
    await emptyGraph(server, this.prefix);
    this.store = await openGraphStore(uri, { neo4j: { user, password, prefix: this.prefix } });
    await fill(this.store);
    this.engine = await openTraceEngine(this.store, { threads: 1 });
  }

  async close(): Promise<void> {
    await this.engine?.close();
    await this.store?.close();
    await emptyGraph(server, this.prefix);
  }

  async ask(input: CypherEquivalentInput): Promise<Row[]> {
    const asked = cypherEquivalentRequestSchema.parse(input);
    const question: ShownQuestion =
      asked.question === "trace" ? { ...asked, terms: await this.engine.terms(asked.request) } : asked;
    const { query, parameters } = showQuery(this.prefix, question);
    const answer = await this.store.cypher!.runReadOnlyCypher(query, parameters, { rows: 10_000, seconds: 60 });
    if (answer.completeness.status !== "complete") throw new Error(answer.completeness.reason);
    return answer.rows.map((row) => Object.fromEntries(answer.columns.map((column, at) => [column, row[at]])));
  }
}

const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id);

describe.skipIf(server.uri === "")("shown queries on the shipped graph", () => {
  const graph = new ShownGraph(`Sq${process.pid}`);
  beforeAll(() => graph.open((store) => seedStore(store, readSeeds())));
  afterAll(() => graph.close());

  test.each([
    { q: "China" },
    { q: "country:KGZ" },
    { q: "KG" },
    { q: "wang yi" },
    { q: "王毅" },
    { q: "Лавров", limit: 5 },
    { q: "8482" },
    { q: "ball bear" },
    { q: "minister foreign", limit: 50 },
    { q: "official:w", limit: 50 },
    { q: "bank", type: "Organization" as const, limit: 100 },
    { q: "a", limit: 30 },
    { q: "zzzz" },
    { q: "%" },
    { q: "route:CHN KGZ TOTAL" },
    { q: "route:CHN" },
    { q: "route:8482" },
    { q: "route:CHN>KGZ:TOTAL" },
  ])("search %j", async (request) => {
    const found = await graph.store.search({ limit: 20, ...request });
    expect(idsOf(await graph.ask({ question: "search", request }))).toEqual(found.items.map(({ id }) => id));
  });

  test.each([
    { id: "country:CHN" },
    { id: "country:KGZ", asOf: "2024-04-26" },
    { id: "commodity:8482" },
    { id: "route:CHN>KGZ:TOTAL" },
    { id: "source:un-comtrade" },
    { id: "person:Q19216", asOf: "2010" },
  ])("counts of neighbours %j", async (request) => {
    const groups = (await graph.store.summariseNeighbours(request.id, request.asOf)) ?? [];
    const rows = await graph.ask({ question: "neighbours", request });
    const byText = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).toSorted();
    const bare = (row: Row) => ({
      relationshipType: String(row["relationshipType"]).replace(`${graph.prefix}_`, ""),
      direction: row["direction"],
      nodeType: row["nodeType"],
      count: row["count"],
    });
    expect(byText(rows.map(bare))).toEqual(byText(groups));
  });

  test.each([
    { nodeIds: ["country:CHN"] },
    { nodeIds: ["country:KGZ"], asOf: "2024-04-26", limit: 50 },
    { nodeIds: ["country:CHN", "country:RUS"], exclude: ["country:KAZ"], limit: 30 },
    { nodeIds: ["country:CHN"], relationshipTypes: ["SHIPS" as const], nodeTypes: ["CommodityRoute" as const] },
    { nodeIds: ["country:RUS"], nodeTypes: ["Organization" as const], limit: 100 },
    { nodeIds: ["commodity:8482"], limit: 5 },
  ])("expansion %j, page by page", async (request) => {
    let cursor: string | undefined;
    for (let page = 0; page < 3; page += 1) {
      const asked = { exclude: [], limit: 12, ...request, ...(cursor === undefined ? {} : { cursor }) };
      const answer = await graph.store.expand(asked);
      expect(idsOf(await graph.ask({ question: "expansion", request: asked }))).toEqual(
        answer.nodes.map(({ id }) => id),
      );
      cursor = answer.nextCursor ?? undefined;
      if (cursor === undefined) return;
    }
  });

  test("a node with its evidence", async () => {
    const id = "claim:kuhrt-ball-bearings-to-kyrgyzstan-up";
    const [node] = await graph.store.readNodes([id]);
    const [row] = await graph.ask({ question: "node", request: { id } });
    const evidence = row?.["evidence"] as { properties: { id: string } }[];
    expect([row?.["id"], evidence.map(({ properties }) => properties.id)]).toEqual([id, node?.evidence.toSorted()]);
  });

  test.each([{}, { during: "2021/2022" }, { during: "2021-01/2021-12" }, { during: "2021-03/2022-02" }])(
    "series of a flow %j",
    async (more) => {
      for (const [exporter, importer, hs] of [
        ["CHN", "KGZ", "TOTAL"],
        ["EU27", "KGZ", "8482"],
      ] as const) {
        const route = { exporter, importer, hs };
        const { series } = await graph.engine.flow(route, more);
        const rows = await graph.ask({ question: "flow", request: { ...route, ...more } });
        const wanted = series.map((one) => ({
          dataset: one.dataset,
          reporter: one.reporter,
          figures: one.periods.map((period, at) => ({ period, value: one.values[at] })),
        }));
        const found = rows.map(({ dataset, reporter, figures }) => ({
          dataset,
          reporter,
          figures: (figures as Row[]).map(({ period, value }) => ({ period, value })),
        }));
        const byText = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).toSorted();
        expect(byText(found)).toEqual(byText(wanted));
      }
    },
  );

  const years = { origins: ["CHN"], destinations: ["RUS"], before: "2019/2021", after: "2022/2023" };
  const months = { origins: ["EU27"], before: "2020-01/2020-11", after: "2022-01/2022-11", timeOrder: false };
  test.each([
    { ...years, commodities: ["TOTAL"] },
    { ...years, commodities: ["TOTAL", "8482", "84"], reporter: "importer" as const },
    { ...years, commodities: ["TOTAL"], reporter: "larger" as const, maximumIntermediaries: 2 },
    { ...years, commodities: ["TOTAL"], via: ["KGZ", "KAZ", "EU27"], datasets: ["source:kyrgyz-statistics"] },
    { ...years, commodities: ["TOTAL"], minimumValue: 1e9, limit: 2 },
    { ...years, origins: ["EAEU", "CHN"], destinations: ["TUR"], commodities: ["TOTAL"] },
    { ...years, commodities: ["chpl:1"], detail: "hs6" as const },
    { ...months, destinations: ["RUS"], commodities: ["8482", "8541"] },
  ])("trace %j", async (request) => {
    const answer = await graph.engine.trace(cypherTrace(request));
    expect(chainsOfRows(await graph.ask({ question: "trace", request }))).toEqual(chainsOfAnswer(answer));
  });
});

function cypherTrace(request: Extract<CypherEquivalentInput, { question: "trace" }>["request"]) {
  const asked = cypherEquivalentRequestSchema.parse({ question: "trace", request });
  if (asked.question !== "trace") throw new Error("Another question came back");
  return asked.request;
}

describe.skipIf(server.uri === "")("shown traces of invented worlds", () => {
  const graph = new ShownGraph(`Sw${process.pid}`);
  beforeAll(() => graph.open(fillWithWorlds));
  afterAll(() => graph.close());

  test("give the chains of the engine", async () => {
    let chains = 0;
    for (const request of traceQuestions) {
      const answer = await graph.engine.trace(cypherTrace(request));
      const found = chainsOfRows(await graph.ask({ question: "trace", request }));
      expect([request, found]).toEqual([request, chainsOfAnswer(answer)]);
      chains += found.length;
    }
    expect(chains).toBeGreaterThan(traceQuestions.length);
  });
});
