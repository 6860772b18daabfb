/** Calls an endpoint of the contract by name: address, method and types come from the table of endpoints. */
import { apiBase, endpoints, type Endpoint, type EndpointName } from "#graph-schema/contract/endpoints.ts";
import type { z } from "zod";
import { responseError, unreachableError } from "./api-error.ts";
import { sendSignedIn } from "./sign-in-queue.ts";

type Row<Name extends EndpointName> = (typeof endpoints)[Name];

/** The answer's type, or undefined for endpoints whose answer is not JSON. */
export type Answer<Name extends EndpointName> =
  Row<Name> extends { response: infer Schema extends z.ZodType } ? z.output<Schema> : undefined;
type Query<Name extends EndpointName> =
  Row<Name> extends { query: infer Schema extends z.ZodType } ? z.input<Schema> : undefined;
type Body<Name extends EndpointName> =
  Row<Name> extends { body: infer Schema extends z.ZodType }
    ? z.input<Schema>
    : Row<Name> extends { requestType: "multipart/form-data" }
      ? FormData
      : undefined;

export interface CallOptions<Name extends EndpointName> {
  /** Values of the `{name}` parts of the path; encoded here. */
  parameters?: Readonly<Record<string, string>>;
  query?: Query<Name>;
  body?: Body<Name>;
  signal?: AbortSignal | undefined;
}

/** The address of an endpoint, for links and event streams as well. Throws a TypeError when a path parameter is missing. */
export function endpointAddress(name: EndpointName, parameters: Readonly<Record<string, string>> = {}): string {
  const path = endpoints[name].path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => {
    const value = parameters[parameter];
    if (value === undefined) throw new TypeError(`${name} needs the path parameter ${parameter}`);
    return encodeURIComponent(value);
  });
  return apiBase + path;
}

/**
 * Rejects with ApiError on any problem, and with the signal's reason when aborted. Where the server asks for its
 * access token, the call goes on after the sign-in.
 */
export async function callEndpoint<Name extends EndpointName>(
  name: Name,
  options: CallOptions<Name> = {},
): Promise<Answer<Name>> {
  const address = endpointAddress(name, options.parameters) + queryText(options.query as object | undefined);
  const request = requestOf(endpoints[name], options.body, options.signal);
  const ask = () => askServer(address, request);
  const { response, status, body } = await (name === "signIn" ? ask() : sendSignedIn(ask, options.signal));
  if (status !== endpoints[name].status) throw responseError(response, body);
  return body as Answer<Name>;
}

/** Reads the body whatever the status: an answer that is left unread keeps its connection. */
async function askServer(address: string, init: RequestInit) {
  const response = await send(address, init);
  return { response, status: response.status, body: await readBody(response) };
}

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    throw unreachableError(error);
  }
}

function requestOf(endpoint: Endpoint, body: unknown, signal: AbortSignal | undefined): RequestInit {
  const init: RequestInit = { method: endpoint.method.toUpperCase(), ...(signal === undefined ? {} : { signal }) };
  if (body === undefined) return init;
  if (body instanceof FormData) return { ...init, body };
  return { ...init, body: JSON.stringify(body), headers: { "content-type": "application/json" } };
}

/** The JSON of an answer; undefined where it has none, which the caller then reports by status. */
async function readBody(response: Response): Promise<unknown> {
  const type = response.headers.get("content-type") ?? "";
  return type.includes("json") ? ((await response.json()) as unknown) : undefined;
}

function queryText(query: object | undefined): string {
  const given = Object.entries(query ?? {}).filter(
    ([, value]: [string, unknown]) => value !== undefined && value !== null,
  );
  const text = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
  return text === "" ? "" : `?${text}`;
}
