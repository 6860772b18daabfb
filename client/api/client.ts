/** One typed function for each question that the client asks. All reject with ApiError. */
import { callEndpoint, endpointAddress, type CallOptions } from "./call-endpoint.ts";

type Signal = AbortSignal | undefined;
type Query<Name extends "search" | "neighbours" | "flow"> = NonNullable<CallOptions<Name>["query"]>;
type Body<Name extends "traces" | "expansions" | "elements" | "signIn" | "cypher" | "cypherEquivalent"> = NonNullable<
  CallOptions<Name>["body"]
>;

export const readReady = (signal?: Signal) => callEndpoint("ready", { signal });
export const readStatistics = (signal?: Signal) => callEndpoint("statistics", { signal });
export const search = (query: Query<"search">, signal?: Signal) => callEndpoint("search", { query, signal });
export const readNode = (id: string, signal?: Signal) => callEndpoint("node", { parameters: { id }, signal });
export const readRelationship = (id: string, signal?: Signal) =>
  callEndpoint("relationship", { parameters: { id }, signal });
export const readElements = (body: Body<"elements">, signal?: Signal) => callEndpoint("elements", { body, signal });
export const countNeighbours = (id: string, query: Query<"neighbours"> = {}, signal?: Signal) =>
  callEndpoint("neighbours", { parameters: { id }, query, signal });
export const expandNodes = (body: Body<"expansions">, signal?: Signal) => callEndpoint("expansions", { body, signal });
export const runCypher = (body: Body<"cypher">, signal?: Signal) => callEndpoint("cypher", { body, signal });
export const showCypher = (body: Body<"cypherEquivalent">, signal?: Signal) =>
  callEndpoint("cypherEquivalent", { body, signal });
export const runTrace = (body: Body<"traces">, signal?: Signal) => callEndpoint("traces", { body, signal });

export interface FlowQuestion {
  /** Country keys such as `EU27`. */
  exporter: string;
  importer: string;
  /** HS code or `TOTAL`. */
  hs: string;
  /** A window such as `2021-01/2022-11`; without it everything held. */
  during?: string;
}

export function readFlow({ exporter, importer, hs, during }: FlowQuestion, signal?: Signal) {
  const query: Query<"flow"> = during === undefined ? {} : { during };
  return callEndpoint("flow", { parameters: { exporter, importer, hs }, query, signal });
}

export const readImport = (id: string, signal?: Signal) => callEndpoint("import", { parameters: { id }, signal });
export const cancelImport = (id: string, signal?: Signal) =>
  callEndpoint("cancelImport", { parameters: { id }, signal });
/** For an EventSource. */
export const importEventsAddress = (id: string) => endpointAddress("importEvents", { id });
/** For a download link. */
export const rejectionsAddress = (id: string) => endpointAddress("importRejections", { id });

export const readDataset = (id: string, signal?: Signal) => callEndpoint("dataset", { parameters: { id }, signal });
export const removeDataset = (id: string, signal?: Signal) =>
  callEndpoint("removeDataset", { parameters: { id }, signal });

export const readSession = (signal?: Signal) => callEndpoint("session", { signal });
export const signIn = (body: Body<"signIn">) => callEndpoint("signIn", { body });
export const signOut = () => callEndpoint("signOut");
