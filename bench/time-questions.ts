/** Asks two servers and plain queries the same, sees that the servers agree, and times all three. */
import { isDeepStrictEqual } from "node:util";
import type { Session } from "neo4j-driver";
import { apiBase } from "#graph-schema/contract/endpoints.ts";
import type { PlainQuery, ReadQuestion } from "./read-questions.ts";
import { percentileOf } from "./spread.ts";

export interface Asked {
  embedded: string;
  neo4j: string;
  session: Session;
}

export interface Budget {
  runs: number;
  /** Milliseconds for one question of one kind; at least five runs are made. */
  patience: number;
}

async function ask(address: string, { method, path, body }: ReadQuestion): Promise<Record<string, unknown>> {
  const json = { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(`${address}${apiBase}${path}`, { method, ...(body === undefined ? {} : json) });
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  return (await response.json()) as Record<string, unknown>;
}

async function runPlain(session: Session, { text, parameters }: PlainQuery): Promise<void> {
  await session.executeRead((transaction) => transaction.run(text, parameters));
}

/** Throws where the two stores answer differently; only the token of the data version may differ. */
export async function compareAnswers({ embedded, neo4j }: Asked, question: ReadQuestion): Promise<void> {
  const [left, right] = await Promise.all([ask(embedded, question), ask(neo4j, question)]);
  const plain = ({ dataVersion: _, ...rest }: Record<string, unknown>) => rest;
  if (isDeepStrictEqual(plain(left), plain(right))) return;
  const texts = [left, right].map((answer) => JSON.stringify(answer).slice(0, 2000));
  throw new Error(`${question.name}: the stores answer differently:\n${texts.join("\n")}`);
}

async function time(work: () => Promise<unknown>, { runs, patience }: Budget): Promise<number[]> {
  const begun = performance.now();
  for (let warmUp = 0; warmUp < 5 && performance.now() - begun < patience / 2; warmUp += 1) await work();
  const times: number[] = [];
  const until = performance.now() + patience;
  while (times.length < 5 || (times.length < runs && performance.now() < until)) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times;
}

export const timesHead = `| question | embedded p50 | p99 | Neo4j p50 | p99 | plain query p50 | p99 | embedded : Neo4j : plain | n |
| --- | --: | --: | --: | --: | --: | --: | --: | --: |`;

/** A row under timesHead, in milliseconds. The ratio is that of the medians to the embedded store's. */
export async function timesRow(asked: Asked, question: ReadQuestion, budget: Budget): Promise<string> {
  const { plain } = question;
  const all = [
    await time(() => ask(asked.embedded, question), budget),
    await time(() => ask(asked.neo4j, question), budget),
    plain === undefined ? [] : await time(() => runPlain(asked.session, plain), budget),
  ];
  const medians = all.map((times) => percentileOf(times, 0.5));
  const cells = all.map((times) => [0.5, 0.99].map((share) => percentileOf(times, share).toFixed(1)).join(" | "));
  const ratio = medians.map((median) => (median / medians[0]!).toFixed(1)).join(" : ");
  return `| ${question.name} | ${cells.join(" | ")} | ${ratio} | ${all.map(({ length }) => length).join(", ")} |`;
}
