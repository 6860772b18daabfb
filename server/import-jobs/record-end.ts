/** Brings the end of a job into the store, and tells those who follow it. */
import { setTimeout as sleep } from "node:timers/promises";
import type { ImportJob } from "./import-job.ts";
import { lastProgress, type JobEnd, type JobEnding } from "./job-documents.ts";
import type { JobRecord } from "./job-record.ts";

const triesEvery = 1000;

interface EndParts {
  job: ImportJob;
  record: JobRecord;
  /** Told of the first failure. */
  onTrouble: (error: unknown) => void;
  closing: AbortSignal;
}

/**
 * Resolves when the job has finished; `saved` resolves when the store knows, or when the server closes. A job whose
 * commit got no answer goes on until the store says what became of it; any other end is told at once, and kept later
 * where the store is away.
 */
export async function recordEnd(parts: EndParts, end: JobEnd): Promise<{ saved: Promise<unknown> }> {
  const { job, record, onTrouble } = parts;
  const progress = lastProgress(job.progress, end.status);
  const ending = { ...end, finished: new Date().toISOString(), progress };
  const isInDoubt = job.isCommitting && end.status !== "succeeded";
  try {
    job.finish(await record.finish(ending));
    return { saved: Promise.resolve() };
  } catch (error) {
    onTrouble(error);
  }
  const saved = finishWhenPossible(parts, ending);
  job.finish(isInDoubt ? await saved : ending);
  return { saved };
}

/** Once the server closes, whoever looks next at what is in the store concludes the same from it. */
async function finishWhenPossible({ record, closing }: EndParts, ending: JobEnding): Promise<JobEnding> {
  while (!closing.aborted) {
    await sleep(triesEvery);
    try {
      return await record.finish(ending);
    } catch {
      // The first failure was told; the store is still away.
    }
  }
  return ending;
}
