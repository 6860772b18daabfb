/** Sends an answer as JSON; in tests and development it is first held against the contract. */
import type { Response } from "express";
import { endpoints, type Endpoint, type EndpointName } from "#graph-schema/contract/endpoints.ts";
import { faultsOfZodError } from "./zod-faults.ts";

/** Express setting: whether answers are checked before they leave. */
export const checkAnswersSetting = "check answers";

/** Throws (a fault of the server, so a 500) when the answer breaks the contract. */
function assertAnswer(name: EndpointName, text: string): void {
  const row: Endpoint = endpoints[name];
  const parsed = row.response?.safeParse(JSON.parse(text));
  if (parsed === undefined || parsed.success) return;
  const faults = faultsOfZodError(parsed.error, "answer").map(({ field, message }) => `${field}: ${message}`);
  throw new Error(`The answer of ${row.method.toUpperCase()} ${row.path} breaks the contract: ${faults.join("; ")}`);
}

/** Status and shape are those of the endpoint table. Says nothing when the client has gone or the handler has answered itself. */
export function sendAnswer(response: Response, name: EndpointName, answer: unknown): void {
  if (response.closed || response.writableEnded) return;
  const text = JSON.stringify(answer);
  if (response.app.get(checkAnswersSetting) === true) assertAnswer(name, text);
  response.status(endpoints[name].status).type("application/json").send(text);
}
