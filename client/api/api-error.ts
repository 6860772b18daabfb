import type { Problem } from "#graph-schema/problem.ts";

/** What went wrong, as problem details: the server's own, or made here when there was no readable answer. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(`${problem.title}: ${problem.detail}`, options);
    this.problem = problem;
  }

  /** The slug of the problem type, such as `not-found`. */
  get slug(): string {
    return this.problem.type.slice(this.problem.type.lastIndexOf("/") + 1);
  }
}

/** The server listens but has not opened its store yet; it says so in these words of the contract. */
export function isStarting(error: unknown): boolean {
  return error instanceof ApiError && error.slug === "not-ready";
}

/** Nobody answers: the server is down, or it has lost its store. Passes without anything being done in the page. */
export function isAway(error: unknown): error is ApiError {
  return error instanceof ApiError && (error.problem.status === 0 || error.slug === "store-unavailable");
}

/** The request never got an answer: the server is down or the network is. */
export function unreachableError(cause: unknown): ApiError {
  return new ApiError(
    {
      type: "/problems/unreachable",
      title: "The server cannot be reached",
      status: 0,
      detail: "No answer came. Check that Entrepôt is still running, then try again.",
    },
    { cause },
  );
}

/** Problem details of an answer that is not one of the contract's successes. */
export function responseError(response: Response, body: unknown): ApiError {
  if (isProblem(body)) return new ApiError(body);
  const id = response.headers.get("x-request-id");
  return new ApiError({
    type: "/problems/unexpected-answer",
    title: "The server gave an answer that cannot be read",
    status: response.status,
    detail: `Status ${response.status} for ${new URL(response.url).pathname}.`,
    ...(id === null ? {} : { instance: id }),
  });
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === "object" &&
    body !== null &&
    "title" in body &&
    typeof body.title === "string" &&
    "detail" in body &&
    typeof body.detail === "string" &&
    "type" in body &&
    typeof body.type === "string"
  );
}
