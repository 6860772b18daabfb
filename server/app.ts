/** The Express application: what every request passes through, the endpoints, then the client. */
import compression from "compression";
import express, { Router, type Express, type NextFunction, type Request, type Response } from "express";
import type { Logger } from "pino";
import { apiBase } from "#graph-schema/contract/endpoints.ts";
import { setCacheHeaders } from "./http/cache-headers.ts";
import { checkAddress } from "./http/check-address.ts";
import type { Door } from "./http/door/door.ts";
import { guardDoor } from "./http/door/guard-door.ts";
import { answerError } from "./http/error-handler.ts";
import type { EventStreams } from "./http/event-streams.ts";
import { guardSite } from "./http/guard-site.ts";
import { matchEndpoint } from "./http/match-endpoint.ts";
import type { Metrics } from "./http/metrics.ts";
import { notFound } from "./http/problem-error.ts";
import { readJsonBody } from "./http/read-json-body.ts";
import { identifyRequests, logAnswers } from "./http/request-log.ts";
import { limitRequestTime } from "./http/request-signal.ts";
import { createSecurityHeaders } from "./http/security-headers.ts";
import { checkAnswersSetting } from "./http/send-answer.ts";
import { serveClient } from "./http/serve-client.ts";
import { requireServices, type Readiness } from "./readiness.ts";
import { mountHealth } from "./routes/health/health.ts";
import { mountMetrics } from "./routes/metrics/metrics.ts";
import { mountOpenApi } from "./routes/openapi/openapi.ts";
import { mountSchema } from "./routes/schema/schema.ts";
import { mountSession } from "./routes/session/session.ts";
import { version } from "./version.ts";

/** Milliseconds; longer than the largest budget that a trace may ask for. */
const answerTimeLimit = 90_000;

export interface AppParts {
  logger: Logger;
  metrics: Metrics;
  readiness: Readiness;
  eventStreams: EventStreams;
  door: Door;
  /** Further `name:port` texts that are served here. */
  moreHosts: readonly string[];
  /** Addresses and subnets whose X-Forwarded headers are believed. */
  trustedProxies: readonly string[];
  /** Holds every answer against the contract before it leaves. */
  checkAnswers: boolean;
  /** Absolute path of the built client. */
  clientFolder: string;
}

function isCompressible(request: Request, response: Response): boolean {
  const type = response.getHeader("Content-Type");
  if (typeof type === "string" && type.startsWith("text/event-stream")) return false;
  return compression.filter(request, response);
}

/** Endpoints that answer before the store is open. */
export function createEarlyRouter(parts: Pick<AppParts, "readiness" | "metrics" | "door">): Router {
  const { readiness, metrics, door } = parts;
  const router = Router();
  mountHealth(router, { readiness, door, version });
  mountSession(router, door);
  mountMetrics(router, readiness, metrics);
  mountOpenApi(router, version);
  mountSchema(router);
  return router;
}

function createApi(parts: AppParts): Router {
  const api = Router();
  api.use(guardDoor(parts.door));
  api.use(matchEndpoint, parts.eventStreams.track, limitRequestTime(answerTimeLimit), setCacheHeaders);
  api.use(createEarlyRouter(parts));
  api.use((_request: Request, _response: Response, next: NextFunction) => {
    requireServices(parts.readiness);
    next();
  });
  api.use(readJsonBody);
  api.use((request: Request, response: Response, next: NextFunction) =>
    requireServices(parts.readiness).api(request, response, next),
  );
  return api;
}

function refuseOtherApi(request: Request): never {
  throw notFound(`There is no ${request.baseUrl}${request.path} here; the API is under ${apiBase}`);
}

export function createApp(parts: AppParts): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", [...parts.trustedProxies]);
  app.set(checkAnswersSetting, parts.checkAnswers);
  app.use(identifyRequests(parts.logger), logAnswers, parts.metrics.measureRequests, createSecurityHeaders());
  app.use(checkAddress, guardSite(parts.moreHosts), compression({ filter: isCompressible }));
  app.use(apiBase, createApi(parts));
  app.use("/api", refuseOtherApi);
  app.use(serveClient(parts.clientFolder));
  app.use(answerError);
  return app;
}
