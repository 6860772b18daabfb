/** Whether every constraint and index is there, is what it should be, and can be used. */
import { listNames, type Finding } from "../../finding.ts";
import type { Neo4jDatabase } from "../database/database.ts";
import { schemaStatements } from "../schema/schema-statements.ts";

interface IndexRow {
  name: string;
  state: string;
  populationPercent: number;
  labels: string[];
  properties: string[];
  failure: string;
}

interface Wanted {
  statement: string;
  name: string;
  label: string;
  properties: string[];
}

const pattern =
  /^CREATE .*?`(?<name>[^`]+)` IF NOT EXISTS FOR \(n:`(?<label>[^`]+)`\) (?:ON|REQUIRE) \(?(?<properties>[^)]*?)\)?(?: IS UNIQUE)?$/;

function readStatement(statement: string): Wanted {
  const { name = "", label = "", properties = "" } = pattern.exec(statement)?.groups ?? {};
  return { statement, name, label, properties: properties.split(", ").map((text) => text.replace("n.", "")) };
}

const isSame = (wanted: Wanted, { labels, properties }: IndexRow) =>
  labels.length === 1 && labels[0] === wanted.label && properties.join() === wanted.properties.join();

export async function examineSchema(database: Neo4jDatabase): Promise<Finding[]> {
  const query = `SHOW INDEXES YIELD name, state, populationPercent, labelsOrTypes, properties, failureMessage
    RETURN name, state, populationPercent, labelsOrTypes AS labels, properties, failureMessage AS failure`;
  const rows = await database.read((run) => run<IndexRow>(query));
  return describeIndexes(
    schemaStatements(database.names).map(readStatement),
    new Map(rows.map((row) => [row.name, row])),
  );
}

function describeIndexes(wanted: readonly Wanted[], found: ReadonlyMap<string, IndexRow>): Finding[] {
  const about = "indexes";
  const findings: Finding[] = [];
  const missing = wanted.filter(({ name }) => !found.has(name));
  if (missing.length > 0) {
    const text = `${missing.length} of ${wanted.length} constraints and indexes are missing; questions that need them read everything.`;
    const advice = "Start Entrepôt as a user who may make them, or let somebody who may run these statements:";
    findings.push({ about, level: "error", text, advice, details: missing.map(({ statement }) => `${statement};`) });
  }
  const present = wanted.flatMap((one) => {
    const row = found.get(one.name);
    return row ? [{ one, row }] : [];
  });
  const other = present.filter(({ one, row }) => !isSame(one, row));
  if (other.length > 0) {
    const text = "Somebody made indexes under Entrepôt's names that are others than its own.";
    const advice = "Drop these (DROP INDEX or DROP CONSTRAINT), and start Entrepôt, which makes its own.";
    findings.push({ about, level: "error", text, advice, details: other.map(({ one }) => one.name) });
  }
  const notOnline = present.filter(({ row }) => row.state !== "ONLINE");
  if (notOnline.length > 0) findings.push(describeState(notOnline.map(({ row }) => row)));
  if (findings.length > 0) return findings;
  return [{ about, level: "ok", text: `All ${wanted.length} constraints and indexes are there and online.` }];
}

function describeState(rows: readonly IndexRow[]): Finding {
  const failed = rows.some(({ state }) => state === "FAILED");
  const details = listNames(
    rows.map(({ name, state, populationPercent, failure }) =>
      `${name}: ${state}, ${populationPercent} % ${failure}`.trim(),
    ),
  );
  const text = failed ? "Indexes have failed." : "Indexes are still being built; questions that need them are slow.";
  const advice = failed ? "Drop them (DROP INDEX …), and start Entrepôt, which makes them anew." : "Wait.";
  return { about: "indexes", level: failed ? "error" : "warning", text, advice, details };
}
