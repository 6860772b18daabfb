import { QueryClient } from "@tanstack/react-query";
import { ApiError, isStarting } from "./api-error.ts";

/** A fault of the question is not asked again; an absent or busy server is, twice; one that is starting until it is ready. */
function mayRetry(failures: number, error: unknown): boolean {
  if (isStarting(error)) return true;
  const status = error instanceof ApiError ? error.problem.status : 0;
  return failures < 2 && (status === 0 || status === 503 || status === 429);
}

/** Milliseconds. */
function retryDelay(failures: number, error: unknown): number {
  return isStarting(error) ? 1000 : 1000 * 2 ** failures;
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: Infinity, gcTime: 30 * 60_000, retry: mayRetry, retryDelay, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  });
}

/** After an import or a removal everything may be answered differently. */
export async function forgetAnswers(client: QueryClient): Promise<void> {
  await client.invalidateQueries();
}
