/** Questions to a running server, for commands that write to the store which it has open. */
import { apiBase } from "#graph-schema/contract/endpoints.ts";
import { problemSchema } from "#graph-schema/problem.ts";
import { CliError } from "./cli-error.ts";

/** Rejects with a CliError: the problem's detail where the server refuses, or that nobody answers. */
export async function askServer(address: URL, init: RequestInit): Promise<Response> {
  const answer = await fetch(address, init).catch((error: unknown) => {
    if (init.signal?.aborted) throw error;
    throw new CliError(`${address.origin} does not answer: is a server running there?`);
  });
  if (answer.ok) return answer;
  const problem = problemSchema.safeParse(await answer.json().catch(() => undefined));
  throw new CliError(problem.success ? problem.data.detail : `${address.href} answered ${answer.status}`);
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
