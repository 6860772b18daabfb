import { nodeTypeNames } from "#graph-schema/node-types.ts";
import { parseRouteId } from "#graph-schema/node-id.ts";
import { contributionParts, type ContributionPage, type GraphStore } from "../../server/graph-store/graph-store.ts";
import { canonicalJson } from "../../server/graph-store/merge-statements.ts";

const terms = ["a", "lavrov", "лавров", "sber", "сбер", "8482", "KGZ", "route:CHN", "route:8542", "customs"];
const sources = ["seeds", "source:customs", "source:officials", "source:people"];

/** Answers to short questions of every kind about the given elements, without the data version. */
export async function askEverything(store: GraphStore, ids: readonly string[]): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {};
  const keep = async (name: string, answer: Promise<unknown>) => {
    answers[name] = await answer;
  };
  await keep("statistics", withoutVersion(store));
  await keep("nodes", store.readNodes(ids));
  for (const type of nodeTypeNames) await keep(type, store.listNodes(type));
  for (const id of ids) {
    const route = parseRouteId(id);
    if (route) await keep(`series of ${id}`, store.readSeries(route));
    await keep(`neighbours of ${id}`, store.summariseNeighbours(id, "2021"));
    await keep(`expansion of ${id}`, expandTwice(store, [id]));
  }
  await keep("expansion of two", expandTwice(store, ["country:CHN", "country:KGZ"]));
  for (const q of terms) await keep(`search for ${q}`, store.search({ q, limit: 20 }));
  await keep("coverage", store.readCoverage());
  await keep("unallocated", store.readUnallocated({}));
  await keep("claimed routes", store.listClaimedRoutes());
  await keep("caveats", store.listCaveats());
  return answers;
}

async function withoutVersion(store: GraphStore): Promise<unknown> {
  const { dataVersion: _, ...statistics } = await store.statistics();
  return statistics;
}

async function expandTwice(store: GraphStore, nodeIds: string[]): Promise<unknown> {
  try {
    const first = await store.expand({ nodeIds, exclude: [], limit: 3 });
    const cursor = first.nextCursor;
    return cursor === null ? first : [first, await store.expand({ nodeIds, exclude: [], limit: 3, cursor })];
  } catch (error) {
    return String(error);
  }
}

/** Everything that streams, whatever its pages. What contributors say has no order. */
export async function streamEverything(store: GraphStore): Promise<Record<string, unknown>> {
  const contributors = new Set((await store.listContributors()).map(({ id }) => id));
  const contributions: string[] = [];
  for (const contributor of sources.filter((one) => contributors.has(one))) {
    for (const part of contributionParts) {
      for await (const page of store.streamContributions({ contributor, part })) {
        contributions.push(...linesOf(page).map((line) => `${contributor} ${JSON.stringify(line)}`));
      }
    }
  }
  const elements: unknown[] = [];
  for await (const { nodes, relationships } of store.streamElements()) elements.push(...nodes, ...relationships);
  const series: unknown[] = [];
  for await (const block of store.streamSeries()) series.push(...block.headers, ...block.period, ...block.value);
  return { contributions: contributions.toSorted(), elements, series };
}

function linesOf({ batch = {}, cells = [] }: ContributionPage): unknown[] {
  const rows = cells.flatMap(({ fileName, keys, keyIndex, period, value, line }) =>
    Array.from(keyIndex, (key, i) => [fileName, canonicalJson(keys[key]), period[i], value[i], line[i]]),
  );
  return [...Object.values(batch).flat().map(canonicalJson), ...rows];
}
