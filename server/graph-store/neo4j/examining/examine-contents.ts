/** Whether the store's counts are those of what is there, what others wrote under its labels, and what else is in the database. */
import { nodeTypeNames } from "#graph-schema/node-types.ts";
import { compareCounts, describeCorrections, listNames, type Finding } from "../../finding.ts";
import type { Neo4jDatabase } from "../database/database.ts";
import { readFromOneState, type Reading } from "../database/store-state.ts";
import { escapeName } from "../schema/names.ts";
import { countByLabel, countByType, countPatterns, expectedLabels, expectedTypes } from "./count-contents.ts";

const plainMarker = "Entrepot";
const shownStrangers = 5;

/** Nodes with our marker that no import of ours has made. */
async function findStrangers({ run, names }: Reading): Promise<string[]> {
  const query = `MATCH (n:${names.node}) WHERE n.id IS NULL OR n.type IS NULL OR n.propertiesJson IS NULL AND n.type <> 'CommodityRoute'
    RETURN coalesce(toString(n.id), elementId(n)) AS id, labels(n) AS labels LIMIT ${shownStrangers}`;
  const rows = await run<{ id: string; labels: string[] }>(query);
  return rows.map(({ id, labels }) => `no import made ${id} (:${labels.join(":")})`);
}

export async function examineNodes(database: Neo4jDatabase): Promise<Finding[]> {
  const about = "counts";
  return readFromOneState<Finding[]>(
    database,
    async (reading) => {
      if (!reading.view.isPlain) {
        return [
          { about, level: "note", text: "Not compared: a large import is being written or tidied at the moment." },
        ];
      }
      const labels = compareCounts("nodes", expectedLabels(reading.state), await countByLabel(reading));
      const types = compareCounts("relationships", expectedTypes(reading.state), await countByType(reading));
      const differences = [...labels, ...types];
      if (differences.length === 0) {
        return [
          { about, level: "ok", text: "The store's counts are those of the nodes and relationships that are there." },
        ];
      }
      const text = "Others have written under Entrepôt's labels or types, or removed what it wrote.";
      const advice =
        reading.names.prefix === ""
          ? "If it is data of another program: copy the graph under a prefix of its own (entrepot copy, NEO4J_PREFIX). Else take it back, or entrepot refresh, which counts anew; no import accounts for it."
          : "Take it back, or entrepot refresh, which counts anew; no import accounts for it.";
      return [
        {
          about,
          level: "warning",
          text,
          advice,
          details: [...describeCorrections(differences), ...(await findStrangers(reading))],
        },
      ];
    },
    {},
  );
}

interface OtherLabels {
  /** Prefixes of other graphs of Entrepôt; the empty text for one without. */
  graphs: string[];
  labels: string[];
}

/** Labels that are not those of this graph. */
function sortLabels(all: readonly string[], ownPrefix: string): OtherLabels {
  const markers = all.filter((label) => label.endsWith(`${plainMarker}Meta`));
  const prefixes = markers.map((label) => label.slice(0, -`${plainMarker}Meta`.length));
  const ours = new Set(
    [ownPrefix, ...prefixes].flatMap((prefix) =>
      [plainMarker, `${plainMarker}Meta`, ...nodeTypeNames].map((name) => prefix + name),
    ),
  );
  return { graphs: prefixes.filter((prefix) => prefix !== ownPrefix), labels: all.filter((label) => !ours.has(label)) };
}

function readLabelsInUse(database: Neo4jDatabase): Promise<string[]> {
  return database.read(async (run) => {
    const labels = await run<{ label: string }>("CALL db.labels() YIELD label RETURN label ORDER BY label");
    const patterns = labels.map(({ label }) => [label, `(:${escapeName(label)})`] as const);
    const counts = await countPatterns(run, patterns);
    return labels.map(({ label }) => label).filter((label) => counts[label]! > 0);
  });
}

export async function examineOthers(database: Neo4jDatabase): Promise<Finding[]> {
  const about = "other data";
  const { prefix } = database.names;
  const { graphs, labels } = sortLabels(await readLabelsInUse(database), prefix);
  const findings: Finding[] = [];
  if (graphs.length > 0) {
    const names = graphs.map((name) => (name === "" ? "without a prefix" : `under the prefix ${name}`));
    const text = `${graphs.length} other graph${graphs.length === 1 ? "" : "s"} of Entrepôt in this database.`;
    findings.push({ about, level: "note", text, details: listNames(names) });
  }
  if (labels.length > 0) {
    const text = `The database holds other data, under ${labels.length} labels.`;
    const advice =
      "Give Entrepôt's labels a prefix of their own: entrepot copy to the same address with ?prefix=Ep, then NEO4J_PREFIX=Ep.";
    findings.push({
      about,
      level: prefix === "" ? "warning" : "note",
      text,
      details: listNames(labels),
      ...(prefix === "" ? { advice } : {}),
    });
  }
  if (findings.length > 0) return findings;
  return [{ about, level: "ok", text: "The database holds nothing else." }];
}
