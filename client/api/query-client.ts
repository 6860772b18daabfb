import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api-error.ts";

/** A fault of the question is not asked again; an absent or busy server is, twice. */
function mayRetry(failures: number, error: unknown): boolean {
  const status = error instanceof ApiError ? error.problem.status : 0;
  return failures < 2 && (status === 0 || status === 503 || status === 429);
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: Infinity, gcTime: 30 * 60_000, retry: mayRetry, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  });
}

/** After an import or a removal everything may be answered differently. */
export async function forgetAnswers(client: QueryClient): Promise<void> {
  await client.invalidateQueries();
}
