/**
 * The thread in which queries are checked and read: parsing a hostile text or holding a huge row may cost it its life,
 * not that of the server. One query at a time.
 */
import { parentPort, workerData } from "node:worker_threads";
import neo4j from "neo4j-driver";
import type { CypherResponse } from "#graph-schema/contract/cypher.ts";
import { version } from "../../../version.ts";
import { AnswerCollector, stoppedBy } from "./answer-collector.ts";
import type { FromThread, RunMessage, ThreadSettings, ToThread } from "./messages.ts";
import { describeFailure, readStop } from "./read-failure.ts";
import { CancelledError, startQuery } from "./run-query.ts";

const { uri, options } = workerData as ThreadSettings;
const { database } = options;
const user = options.consoleUser ?? options.user;
const password = options.consoleUser === undefined ? options.password : options.consolePassword;

const driver = neo4j.driver(uri, user === undefined ? undefined : neo4j.auth.basic(user, password ?? ""), {
  useBigInt: true,
  maxConnectionPoolSize: 2,
  connectionAcquisitionTimeout: 10_000,
  connectionTimeout: 10_000,
  userAgent: `entrepot-console/${version}`,
});

let cancel: (() => void) | undefined;

const tell = (message: FromThread) => parentPort?.postMessage(message);

/** Settles with the query, with its budget of seconds, or when it is cancelled, whichever is first. */
async function waitFor(end: Promise<CypherResponse["completeness"]>, seconds: number) {
  let timer: NodeJS.Timeout | undefined;
  const reason = `The query was ended after ${seconds} s.`;
  const outOfTime = new Promise<CypherResponse["completeness"]>((settle) => {
    timer = setTimeout(() => settle(stoppedBy("seconds", reason)), seconds * 1_000);
  });
  const cancelled = new Promise<never>((_, fail) => {
    cancel = () => fail(new CancelledError());
  });
  try {
    return await Promise.race([end, outOfTime, cancelled]);
  } catch (error) {
    const stopped = readStop(error, seconds);
    if (stopped === undefined) throw error;
    return stopped;
  } finally {
    clearTimeout(timer);
    cancel = undefined;
  }
}

async function answer(message: RunMessage): Promise<void> {
  const collector = new AnswerCollector(message.budget);
  const running = startQuery(driver, database, message, collector);
  try {
    tell({ kind: "answer", answer: collector.answer(await waitFor(running.end, message.budget.seconds)) });
  } catch (error) {
    tell({ kind: "failure", failure: describeFailure(error) });
  }
  await Promise.allSettled([running.close(), running.end]);
}

async function run(message: RunMessage): Promise<void> {
  try {
    await answer(message);
  } catch (error) {
    tell({ kind: "failure", failure: describeFailure(error) });
  }
  tell({ kind: "idle" });
}

parentPort?.on("message", (message: ToThread) => {
  if (message.kind === "cancel") cancel?.();
  else void run(message.run);
});
