/** A trace as lines of JSON, so that a program may read 100,000 chains one by one. */
import type { Request, Response } from "express";
import { endpoints } from "#graph-schema/contract/endpoints.ts";
import type { TraceResponse, TraceStreamLine } from "#graph-schema/contract/trace.ts";
import { ClientGoneError } from "../../http/request-signal.ts";

const { type: lineType } = endpoints.traces.stream;

export function asksForLines(request: Request): boolean {
  return request.accepts(["application/json", lineType]) === lineType;
}

function* linesOf({ chains, ...rest }: TraceResponse): Generator<TraceStreamLine> {
  yield rest;
  yield* chains;
  yield { completeness: rest.completeness, chains: chains.length };
}

function* textOf(answer: TraceResponse): Generator<string> {
  for (const line of linesOf(answer)) yield `${JSON.stringify(line)}\n`;
}

function untilDrained(response: Response): Promise<void> {
  return new Promise((settle, fail) => {
    const leave = () => fail(new ClientGoneError());
    response.once("close", leave);
    response.once("drain", () => {
      response.off("close", leave);
      settle();
    });
  });
}

/** Writes no faster than the client reads, for as long as that takes; rejects with ClientGoneError when it leaves. */
export async function streamTrace(answer: TraceResponse, response: Response): Promise<void> {
  response.status(200).type(lineType);
  for (const text of textOf(answer)) {
    if (response.destroyed) throw new ClientGoneError();
    if (!response.write(text)) await untilDrained(response);
  }
  response.end();
}
