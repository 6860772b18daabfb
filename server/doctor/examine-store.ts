/** Everything there is to say about a store: from outside, and, where it can be opened, from inside. */
import { examineGraphStore } from "../graph-store/examine-graph-store.ts";
import type { Finding, FindingLevel } from "../graph-store/finding.ts";
import { GraphStoreError } from "../graph-store/graph-store-error.ts";
import type { GraphStore } from "../graph-store/graph-store.ts";
import { openGraphStore } from "../graph-store/open-graph-store.ts";
import type { StoreSettings } from "../store-settings.ts";
import { version } from "../version.ts";
import { checkDigests } from "./check-digests.ts";
import { describeContents, findUnfinished } from "./describe-contents.ts";

export interface StoreReport {
  store: string;
  /** Of Entrepôt. */
  version: string;
  /** The gravest of the findings'. */
  level: FindingLevel;
  findings: Finding[];
}

const gravity: readonly FindingLevel[] = ["ok", "note", "warning", "error"];

function gravest(findings: readonly Finding[]): FindingLevel {
  return gravity[Math.max(0, ...findings.map(({ level }) => gravity.indexOf(level)))]!;
}

async function examineFromInside(store: GraphStore, deep: boolean, signal: AbortSignal): Promise<Finding[]> {
  return [
    await describeContents(store, signal),
    ...(await findUnfinished(store, signal)),
    await checkDigests(store, deep, signal),
  ];
}

async function openAndExamine({ uri, neo4j }: StoreSettings, deep: boolean, signal: AbortSignal): Promise<Finding[]> {
  try {
    const store = await openGraphStore(uri, { access: "examine", neo4j });
    try {
      return await examineFromInside(store, deep, signal);
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof GraphStoreError)) throw error;
    const advice = "See what else was found; docs/neo4j.md and README.md say how a store is named and reached.";
    return [{ about: "opening", level: "error", text: error.message, advice }];
  }
}

/** @param deep - reads everything, to recompute every digest; small stores are read whole anyway */
export async function examineStore(settings: StoreSettings, deep: boolean, signal: AbortSignal): Promise<StoreReport> {
  const { findings, usable } = await examineGraphStore(settings.uri, { neo4j: settings.neo4j, deep });
  const all = usable ? [...findings, ...(await openAndExamine(settings, deep, signal))] : findings;
  return { store: settings.name, version, level: gravest(all), findings: all };
}
