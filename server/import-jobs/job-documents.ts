/**
 * Import jobs as documents in the store, so that every server on it can answer for every job. `import-job` is written
 * when the job is queued, in the moment of its commit and at its end; `import-run` is there while the job is unfinished
 * and changes with its progress: it is the heartbeat of the server that runs it.
 */
import type { ImportProgress, ImportReport, ImportResponse, ImportStatus } from "#graph-schema/contract/import.ts";
import type { DocumentKey, ReceiptOutcome, StoredDocument } from "../graph-store/graph-store.ts";
import { addOutcome } from "../importers/import-report.ts";

/** How it ended; `dataVersion` only where it succeeded. */
export interface JobEnd {
  status: "succeeded" | "failed" | "cancelled";
  report: ImportReport | null;
  failure: string | null;
  dataVersion: string | null;
}

export interface JobEnding extends JobEnd {
  /** ISO instant. */
  finished: string;
  progress: ImportProgress;
}

export interface JobDocument {
  fileName: string;
  /** ISO instant. */
  created: string;
  bytes: number;
  /** What was found in the file; written with the commit. */
  prepared?: ImportReport;
  /** What came of it; written by the store in the moment in which the import becomes visible. */
  outcome?: ReceiptOutcome;
  ending: JobEnding | null;
}

export interface RunDocument {
  /** The server that runs it. */
  owner: string;
  status: "queued" | "running";
  progress: ImportProgress;
  /** Somebody wishes it to end. */
  isCancelled: boolean;
}

export const jobKey = (id: string): DocumentKey => ({ kind: "import-job", id });
export const runKey = (id: string): DocumentKey => ({ kind: "import-run", id });

type Body = Pick<StoredDocument, "body">;
export const jobOf = ({ body }: Body): JobDocument => body as JobDocument;
export const runOf = ({ body }: Body): RunDocument => body as RunDocument;

export function firstProgress(bytesTotal: number): ImportProgress {
  return { phase: "receiving", bytesRead: 0, bytesTotal, rowsRead: 0, rowsPerSecond: null, secondsLeft: null };
}

/** As progress stays once the job has ended. */
export function lastProgress(progress: ImportProgress, status: JobEnd["status"]): ImportProgress {
  return { ...progress, phase: status === "succeeded" ? "done" : progress.phase, secondsLeft: null };
}

export interface JobState {
  id: string;
  fileName: string;
  created: string;
  status: ImportStatus;
  progress: ImportProgress;
  ending: JobEnding | null;
}

/** As the API tells it. */
export function presentJob({ id, fileName, created, status, progress, ending }: JobState): ImportResponse {
  return {
    id,
    fileName,
    status: ending?.status ?? status,
    progress: ending?.progress ?? progress,
    report: ending?.report ?? null,
    failure: ending?.failure ?? null,
    created,
    finished: ending?.finished ?? null,
    dataVersion: ending?.dataVersion ?? null,
  };
}

const ownerGone =
  "The server that ran this import went away before it was done. Nothing of it is in the graph: import the file again";

/** What became of a job whose server is gone, by what stands in the store. */
export function endOfLost({ prepared, outcome }: JobDocument): JobEnd {
  if (prepared === undefined || outcome === undefined) {
    return { status: "failed", report: null, failure: ownerGone, dataVersion: null };
  }
  const first = [...prepared.rejections, ...outcome.rejections];
  return {
    status: "succeeded",
    report: addOutcome(prepared, outcome, first),
    failure: null,
    dataVersion: outcome.dataVersion,
  };
}
