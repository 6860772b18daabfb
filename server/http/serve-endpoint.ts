/** Mounts one row of the endpoint table: parameters and body checked before, the answer checked after. */
import type { Request, RequestHandler, Response, Router } from "express";
import type { z } from "zod";
import { endpoints, type Endpoint, type EndpointName } from "#graph-schema/contract/endpoints.ts";
import { parseBody, parseQuery } from "./parse-request.ts";
import { requestSignal } from "./request-signal.ts";
import { sendAnswer } from "./send-answer.ts";

type Row<Name extends EndpointName> = (typeof endpoints)[Name];
type Part<Row, Key extends string> = Row extends { [K in Key]: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : undefined;

/** What a handler is given; `query` and `body` are as the contract parsed them, defaults filled in. */
export interface Asked<Name extends EndpointName> {
  query: Part<Row<Name>, "query">;
  body: Part<Row<Name>, "body">;
  signal: AbortSignal;
  request: Request;
  response: Response;
}

/** As the contract has it; a row without a response schema takes any object. */
export type Answer<Name extends EndpointName> =
  Row<Name> extends { response: infer Schema extends z.ZodType } ? z.output<Schema> : object;

/** `/nodes/{id}` of the table as Express writes it: `/nodes/:id`. */
export function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ":$1");
}

/** The handler's answer is sent as JSON with the table's status; what it throws becomes a problem. */
export function serveEndpoint<Name extends EndpointName>(
  router: Router,
  name: Name,
  answer: (asked: Asked<Name>) => Answer<Name> | Promise<Answer<Name>>,
): void {
  const row: Endpoint = endpoints[name];
  const handler: RequestHandler = async (request, response) => {
    const query = row.query === undefined ? undefined : parseQuery(row.query, request);
    const body = row.body === undefined ? undefined : parseBody(row.body, request);
    const asked = { query, body, signal: requestSignal(response), request, response } as Asked<Name>;
    sendAnswer(response, name, await answer(asked));
  };
  router[row.method](expressPath(row.path), handler);
}
