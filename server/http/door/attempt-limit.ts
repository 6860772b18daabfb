/** Bounds how often one address may give a wrong token. Sessions, which cannot be guessed, are not held up by it. */
import { ipKeyGenerator, MemoryStore, type Options } from "express-rate-limit";
import type { Request } from "express";
import { ProblemError } from "../problem-error.ts";

/** Wrong tokens from one address before it has to wait. */
export const attemptLimit = 10;
/** Milliseconds from the first wrong token until the count begins anew. */
const attemptWindow = 5 * 60 * 1000;

export interface AttemptLimit {
  /** Rejects with `too-many-requests` for an address that has given too many; then a right token is not tried either. */
  requireAttempt(request: Request): Promise<void>;
  countFailure(request: Request): Promise<void>;
}

/** Neighbours in one IPv6 network count as one address. */
function keyOf(request: Request): string {
  return ipKeyGenerator(request.ip ?? "unknown");
}

function tooManyAttempts(until: Date | undefined): ProblemError {
  const left = until === undefined ? attemptWindow : until.getTime() - Date.now();
  const seconds = Math.max(1, Math.ceil(left / 1000));
  return new ProblemError(
    "too-many-requests",
    `Too many wrong tokens came from this address; try again in ${seconds} seconds`,
    { headers: { "Retry-After": String(seconds) } },
  );
}

/** Counts live in this process: with several servers the limit holds for each. */
export function createAttemptLimit(): AttemptLimit {
  const counts = new MemoryStore();
  counts.init({ windowMs: attemptWindow } as Options);
  return {
    async requireAttempt(request) {
      const count = await counts.get(keyOf(request));
      if (count !== undefined && count.totalHits >= attemptLimit) throw tooManyAttempts(count.resetTime);
    },
    async countFailure(request) {
      await counts.increment(keyOf(request));
    },
  };
}
