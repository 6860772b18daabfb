/** POST /imports and what tells of an import: state, events, rejections, cancelling. */
import { Router, type Request, type Response } from "express";
import { apiBase, endpoints } from "#graph-schema/contract/endpoints.ts";
import { pathParameter } from "../../http/parse-request.ts";
import { notFound, ProblemError } from "../../http/problem-error.ts";
import { expressPath, serveEndpoint } from "../../http/serve-endpoint.ts";
import type { ImportJob } from "../../import-jobs/import-job.ts";
import type { ImportJobs } from "../../import-jobs/import-jobs.ts";
import { streamEvents } from "./import-events.ts";
import { drain, receiveUpload } from "./receive-upload.ts";
import { sendRejections } from "./rejections-csv.ts";

export interface ImportsDependencies {
  jobs: ImportJobs;
  /** Largest file that is taken, in bytes. */
  uploadLimit: number;
}

function findJob(jobs: ImportJobs, request: Request): ImportJob {
  const id = pathParameter(request, "id");
  const job = jobs.find(id);
  if (job === undefined) throw notFound("There is no such import; imports are forgotten when the server stops");
  return job;
}

async function createImport({ jobs, uploadLimit }: ImportsDependencies, request: Request, response: Response) {
  if (jobs.isFull) {
    drain(request);
    throw new ProblemError("conflict", "Too many imports are waiting already; try again later");
  }
  const upload = await receiveUpload(request, { spoolPath: jobs.spoolPath(), limit: uploadLimit });
  const job = jobs.start(upload);
  response.set("Location", `${apiBase}/imports/${job.id}`);
  return job.present();
}

async function cancelImport(jobs: ImportJobs, request: Request) {
  const job = findJob(jobs, request);
  if (await jobs.cancel(job)) return job.present();
  const { status } = job.present();
  throw new ProblemError("conflict", `The import has ${status === "running" ? "been committed" : status} already`);
}

async function answerRejections(jobs: ImportJobs, request: Request, response: Response): Promise<void> {
  const job = findJob(jobs, request);
  if (!job.isFinished) throw new ProblemError("conflict", "The import is not finished yet");
  await sendRejections(job.rejections, response);
}

export function createImportsRouter(dependencies: ImportsDependencies): Router {
  const { jobs } = dependencies;
  const router = Router();
  serveEndpoint(router, "createImport", ({ request, response }) => createImport(dependencies, request, response));
  serveEndpoint(router, "import", ({ request }) => findJob(jobs, request).present());
  serveEndpoint(router, "cancelImport", ({ request }) => cancelImport(jobs, request));
  router.get(expressPath(endpoints.importEvents.path), (request, response) =>
    streamEvents(findJob(jobs, request), response),
  );
  router.get(expressPath(endpoints.importRejections.path), (request, response) =>
    answerRejections(jobs, request, response),
  );
  return router;
}
