/** Progress of an import as server-sent events: each is the whole state, the last one is the finished import. */
import type { Response } from "express";
import type { JobView } from "../../import-jobs/import-job.ts";

/** Milliseconds between two events while it runs. */
const interval = 250;
/** Milliseconds; keeps proxies from closing a quiet stream. */
const heartbeat = 15_000;

function writeState(response: Response, job: JobView): void {
  response.write(`data: ${JSON.stringify(job.present())}\n\n`);
}

/** Answers with the stream; it ends when the import has finished or the client leaves. */
export function streamEvents(job: JobView, response: Response): void {
  response.writeHead(200, {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
  });
  writeState(response, job);
  if (job.isFinished) {
    response.end();
    return;
  }
  let last = performance.now();
  const unsubscribe = job.subscribe(() => {
    if (!job.isFinished && performance.now() - last < interval) return;
    last = performance.now();
    writeState(response, job);
    if (job.isFinished) response.end();
  });
  const beat = setInterval(() => response.write(": still here\n\n"), heartbeat);
  response.on("close", () => {
    unsubscribe();
    clearInterval(beat);
  });
}
