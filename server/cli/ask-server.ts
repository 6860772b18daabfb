/** Questions to a running server, for commands that write to the store which it has open. */
import type { ZodType } from "zod";
import { apiBase } from "#graph-schema/contract/endpoints.ts";
import { problemSchema } from "#graph-schema/problem.ts";
import { readToken } from "../config.ts";
import { CliError } from "./cli-error.ts";

/** ENTREPOT_TOKEN, where it is set, opens the door of the server that was named. */
function withToken(init: RequestInit): RequestInit {
  const token = readToken(process.env);
  if (token === undefined) return init;
  const headers = new Headers(init.headers);
  headers.set("Authorization", `Bearer ${token}`);
  return { ...init, headers };
}

/** A followed redirect would lose the token, and may turn a write into a read. */
function refuseRedirect(address: URL, { status, headers }: Response): void {
  const location = headers.get("location");
  if (status < 300 || status > 399 || location === null) return;
  const { origin } = new URL(location, address);
  throw new CliError(`${address.origin} sends to ${origin}: give that address to --server`);
}

/** Undefined for what is not JSON, such as the page of a proxy. */
async function readJson(answer: Response, signal: RequestInit["signal"]): Promise<unknown> {
  const text = await answer.text().catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new CliError(`${answer.url} broke off in mid-answer`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Such as `502 text/html`. */
function describeAnswer({ status, headers }: Response): string {
  return `${status} ${headers.get("content-type") ?? "without a content type"}`;
}

/** Rejects with a CliError: the problem's detail where the server refuses, or that nobody answers. */
export async function askServer(address: URL, init: RequestInit): Promise<Response> {
  const answer = await fetch(address, { ...withToken(init), redirect: "manual" }).catch((error: unknown) => {
    if (init.signal?.aborted) throw error;
    throw new CliError(`${address.origin} does not answer: is a server running there?`);
  });
  if (answer.ok) return answer;
  refuseRedirect(address, answer);
  const problem = problemSchema.safeParse(await readJson(answer, init.signal));
  throw new CliError(problem.success ? problem.data.detail : `${address.href} answered ${describeAnswer(answer)}`);
}

/** The answer's body. Rejects with a CliError also where it has another shape: something else listens there. */
export async function askServerFor<Body>(address: URL, init: RequestInit, schema: ZodType<Body>): Promise<Body> {
  const answer = await askServer(address, init);
  const body = schema.safeParse(await readJson(answer, init.signal));
  if (body.success) return body.data;
  const found = describeAnswer(answer);
  throw new CliError(`${address.href} answered ${found}, but not as Entrepôt does: is it another server or version?`);
}

/** @param path - below /api/v1 */
export function apiAddress(server: string, path: string): URL {
  try {
    return new URL(`${apiBase}${path}`, server);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new CliError(`--server ${server} is no address such as http://127.0.0.1:4747`, 2);
  }
}
