/** What a store holds, and what was begun in it and not finished. */
import { readCopyRecord } from "../copy/copy-record.ts";
import type { Finding } from "../graph-store/finding.ts";
import type { DocumentKey, GraphStore } from "../graph-store/graph-store.ts";
import { runKey } from "../import-jobs/job-documents.ts";
import { digestSeeds, readSeedsMark } from "../seeds-mark.ts";

const documentsPerPage = 1000;

async function countDocuments(store: GraphStore, signal: AbortSignal): Promise<number> {
  let count = 0;
  let after: DocumentKey | undefined;
  for (;;) {
    const page = { limit: documentsPerPage, ...(after === undefined ? {} : { after }) };
    const documents = await store.listDocuments(undefined, page, signal);
    count += documents.length;
    const last = documents.at(-1);
    if (last === undefined || documents.length < documentsPerPage) return count;
    after = { kind: last.kind, id: last.id };
  }
}

export async function describeContents(store: GraphStore, signal: AbortSignal): Promise<Finding> {
  const { dataVersion, nodes, relationships, observations, datasets } = await store.statistics(signal);
  const imported = datasets.filter(({ seeded }) => !seeded).length;
  const figures = [
    [nodes.total, "nodes"],
    [relationships.total, "relationships"],
    [observations, "observations"],
    [datasets.length, `datasets (${imported} imported)`],
    [await countDocuments(store, signal), "documents"],
  ] as const;
  const text = figures.map(([count, name]) => `${count.toLocaleString("en")} ${name}`).join(", ");
  return { about: "contents", level: "ok", text: `${text}.`, details: [`data version ${dataVersion}`] };
}

async function findCopy(store: GraphStore, signal: AbortSignal): Promise<Finding[]> {
  const { record } = (await readCopyRecord(store, signal)) ?? {};
  if (record === undefined) return [];
  if (record.status === "finished") {
    return [{ about: "copy", level: "note", text: `Copied from ${record.source} at ${record.finishedAt}.` }];
  }
  return [
    {
      about: "copy",
      level: "error",
      text: `Part of a copy of ${record.source}, begun at ${record.begunAt}; the store is opened for nothing else.`,
      advice: "Run the same entrepot copy again, which goes on where it was; with --restart it begins anew.",
    },
  ];
}

/** A heartbeat older than this is of a server that is gone; any running one takes notice within a minute. */
const silentSeconds = 120;

async function findImports(store: GraphStore, signal: AbortSignal): Promise<Finding[]> {
  const runs = await store.listDocuments(runKey("").kind, { limit: documentsPerPage }, signal);
  if (runs.length === 0) return [];
  const silent = runs.filter(({ savedAt }) => Date.now() - Date.parse(savedAt) > silentSeconds * 1000);
  const running = runs.length - silent.length;
  const findings: Finding[] = [];
  if (running > 0)
    findings.push({ about: "imports", level: "note", text: `${running} imports are waiting or running.` });
  if (silent.length > 0) {
    const text = `${silent.length} imports were cut off when their server went away. Nothing of them is half in the graph.`;
    const advice = "Nothing: the next server that runs on this store says what became of them.";
    findings.push({
      about: "imports",
      level: "note",
      text,
      advice,
      details: silent.map(({ id, savedAt }) => `${id}, last heard of at ${savedAt}`),
    });
  }
  return findings;
}

async function findSeeds(store: GraphStore, signal: AbortSignal): Promise<Finding[]> {
  const about = "seeds";
  const mark = await readSeedsMark(store, signal);
  if (mark === undefined) {
    const text = "The store was not filled with what comes with the product yet.";
    return [{ about, level: "note", text, advice: "Nothing: the next start does it." }];
  }
  if (mark.digest === digestSeeds(mark.selection)) {
    return [{ about, level: "ok", text: `Filled with this version's seeds (${mark.selection}).` }];
  }
  const text = `Filled with another version's seeds (${mark.selection}).`;
  return [{ about, level: "note", text, advice: "Nothing: the next start brings this version's." }];
}

export async function findUnfinished(store: GraphStore, signal: AbortSignal): Promise<Finding[]> {
  return [
    ...(await findCopy(store, signal)),
    ...(await findImports(store, signal)),
    ...(await findSeeds(store, signal)),
  ];
}
