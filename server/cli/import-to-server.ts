/** Imports through a running server: uploads the file over HTTP and follows it to its end. */
import { openAsBlob } from "node:fs";
import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { setTimeout as wait } from "node:timers/promises";
import { apiBase } from "#graph-schema/contract/endpoints.ts";
import { importResponseSchema, type ImportResponse } from "#graph-schema/contract/import.ts";
import { problemSchema } from "#graph-schema/problem.ts";
import { CliError } from "./cli-error.ts";
import type { ImportTask } from "./import-locally.ts";
import type { ImportEnd } from "./print-import.ts";

const pollInterval = 250;

/** The answer's body; a problem becomes a CliError with its detail. */
async function ask(address: URL, init: RequestInit): Promise<Response> {
  const answer = await fetch(address, init).catch((error: unknown) => {
    if (init.signal?.aborted) throw error;
    throw new CliError(`${address.origin} does not answer: is a server running there?`);
  });
  if (answer.ok) return answer;
  const problem = problemSchema.safeParse(await answer.json().catch(() => undefined));
  throw new CliError(problem.success ? problem.data.detail : `${address.href} answered ${answer.status}`);
}

async function readImport(answer: Response): Promise<ImportResponse> {
  return importResponseSchema.parse(await answer.json());
}

function apiAddress(server: string, path: string): URL {
  try {
    return new URL(`${apiBase}${path}`, server);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new CliError(`--server ${server} is no address such as http://127.0.0.1:4747`, 2);
  }
}

async function upload(server: string, task: ImportTask): Promise<ImportResponse> {
  const form = new FormData();
  form.set("mapping", JSON.stringify(task.options));
  form.set("file", await openAsBlob(task.path), basename(task.path));
  const answer = await ask(apiAddress(server, "/imports"), { method: "POST", body: form, signal: task.signal });
  return readImport(answer);
}

async function follow(server: string, begun: ImportResponse, task: ImportTask): Promise<ImportResponse> {
  const address = apiAddress(server, `/imports/${begun.id}`);
  let current = begun;
  try {
    while (current.status === "queued" || current.status === "running") {
      await wait(pollInterval, undefined, { signal: task.signal });
      current = await readImport(await ask(address, { signal: task.signal }));
      task.onProgress(current.progress);
    }
  } catch (error) {
    // Ctrl-C here must not leave the server at work on what nobody waits for.
    if (task.signal.aborted) await ask(address, { method: "DELETE" });
    throw error;
  }
  return current;
}

async function saveRejections(server: string, id: string, path: string): Promise<void> {
  const answer = await ask(apiAddress(server, `/imports/${id}/rejections.csv`), {});
  if (answer.body !== null) await writeFile(path, Readable.fromWeb(answer.body as NodeReadableStream));
}

/** Throws a CliError where the server refuses the upload or does not answer. */
export async function importToServer(server: string, task: ImportTask): Promise<ImportEnd> {
  const done = await follow(server, await upload(server, task), task);
  if (task.rejectionsPath !== undefined) await saveRejections(server, done.id, task.rejectionsPath);
  const { fileName, status, report, failure, dataVersion } = done;
  return { fileName, status, report, failure, dataVersion };
}
