/** POST /imports and what tells of an import: state, events, rejections, cancelling. */
import { Router, type Request, type Response } from "express";
import { apiBase, endpoints } from "#graph-schema/contract/endpoints.ts";
import { pathParameter } from "../../http/parse-request.ts";
import { notFound, ProblemError } from "../../http/problem-error.ts";
import { expressPath, serveEndpoint } from "../../http/serve-endpoint.ts";
import type { JobView } from "../../import-jobs/import-job.ts";
import type { ImportJobs } from "../../import-jobs/import-jobs.ts";
import { streamEvents } from "./import-events.ts";
import { drain, receiveUpload } from "./receive-upload.ts";
import { sendRejections } from "./rejections-csv.ts";

export interface ImportsDependencies {
  jobs: ImportJobs;
  /** Largest file that is taken, in bytes. */
  uploadLimit: number;
}

async function findJob(jobs: ImportJobs, request: Request): Promise<JobView> {
  const job = await jobs.find(pathParameter(request, "id"));
  if (job === undefined) throw notFound("There is no such import; only the last hundred are remembered");
  return job;
}

async function createImport({ jobs, uploadLimit }: ImportsDependencies, request: Request, response: Response) {
  if (jobs.isFull) {
    drain(request);
    throw new ProblemError("conflict", "Too many imports are waiting already; try again later");
  }
  const upload = await receiveUpload(request, { spoolPath: jobs.spoolPath(), limit: uploadLimit });
  const job = await jobs.start(upload);
  response.set("Location", `${apiBase}/imports/${job.id}`);
  return job.present();
}

async function cancelImport(jobs: ImportJobs, request: Request, signal: AbortSignal) {
  const job = await findJob(jobs, request);
  if (await jobs.cancel(job, signal)) return job.present();
  const { status } = job.present();
  throw new ProblemError("conflict", `The import has ${status === "running" ? "been committed" : status} already`);
}

async function answerRejections(jobs: ImportJobs, request: Request, response: Response): Promise<void> {
  const job = await findJob(jobs, request);
  if (!job.isFinished) throw new ProblemError("conflict", "The import is not finished yet");
  await sendRejections(jobs.readRejections(job.id), response);
}

export function createImportsRouter(dependencies: ImportsDependencies): Router {
  const { jobs } = dependencies;
  const router = Router();
  serveEndpoint(router, "createImport", ({ request, response }) => createImport(dependencies, request, response));
  serveEndpoint(router, "import", async ({ request }) => (await findJob(jobs, request)).present());
  serveEndpoint(router, "cancelImport", ({ request, signal }) => cancelImport(jobs, request, signal));
  router.get(expressPath(endpoints.importEvents.path), async (request, response) =>
    streamEvents(await findJob(jobs, request), response),
  );
  router.get(expressPath(endpoints.importRejections.path), (request, response) =>
    answerRejections(jobs, request, response),
  );
  return router;
}
