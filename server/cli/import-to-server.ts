/** Imports through a running server: uploads the file over HTTP and follows it to its end. */
import { openAsBlob } from "node:fs";
import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { setTimeout as wait } from "node:timers/promises";
import { importResponseSchema, type ImportResponse } from "#graph-schema/contract/import.ts";
import { apiAddress, askServer, askServerFor } from "./ask-server.ts";
import type { ImportTask } from "./import-locally.ts";
import type { ImportEnd } from "./print-import.ts";

const pollInterval = 250;

async function upload(server: string, task: ImportTask): Promise<ImportResponse> {
  const form = new FormData();
  form.set("mapping", JSON.stringify(task.options));
  form.set("file", await openAsBlob(task.path), basename(task.path));
  const post = { method: "POST", body: form, signal: task.signal };
  return askServerFor(apiAddress(server, "/imports"), post, importResponseSchema);
}

async function follow(server: string, begun: ImportResponse, task: ImportTask): Promise<ImportResponse> {
  const address = apiAddress(server, `/imports/${begun.id}`);
  let current = begun;
  try {
    while (current.status === "queued" || current.status === "running") {
      await wait(pollInterval, undefined, { signal: task.signal });
      current = await askServerFor(address, { signal: task.signal }, importResponseSchema);
      task.onProgress(current.progress);
    }
  } catch (error) {
    // Ctrl-C here must not leave the server at work on what nobody waits for.
    if (task.signal.aborted) await askServer(address, { method: "DELETE" });
    throw error;
  }
  return current;
}

async function saveRejections(server: string, id: string, path: string): Promise<void> {
  const answer = await askServer(apiAddress(server, `/imports/${id}/rejections.csv`), {});
  if (answer.body !== null) await writeFile(path, Readable.fromWeb(answer.body as NodeReadableStream));
}

/** Throws a CliError where the server refuses the upload or does not answer. */
export async function importToServer(server: string, task: ImportTask): Promise<ImportEnd> {
  const done = await follow(server, await upload(server, task), task);
  if (task.rejectionsPath !== undefined) await saveRejections(server, done.id, task.rejectionsPath);
  const { fileName, status, report, failure, dataVersion } = done;
  return { fileName, status, report, failure, dataVersion };
}
