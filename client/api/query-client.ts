import { QueryCache, QueryClient, type Query } from "@tanstack/react-query";
import { ApiError, isAway, isStarting } from "./api-error.ts";
import { readyQuery } from "./queries.ts";

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

/** Milliseconds between questions whether an absent server is back. */
const watchInterval = 2000;

/** Asks until the server can answer, and says whether it had to wait for that. */
async function waitUntilReady(client: QueryClient): Promise<boolean> {
  let hasWaited = false;
  await client.fetchQuery({
    ...readyQuery(),
    staleTime: 0,
    retryDelay: watchInterval,
    retry: (_failures, error) => {
      hasWaited = isAway(error) || isStarting(error);
      return hasWaited;
    },
  });
  return hasWaited;
}

/** Questions on the screen that were left without an answer by a server that was away. */
function askAgain(client: QueryClient): Promise<void> {
  const leftWithoutAnswer = {
    type: "active",
    predicate: ({ state }: { state: { error: unknown } }) => isAway(state.error),
  } as const;
  return client.refetchQueries(leftWithoutAnswer, { cancelRefetch: false });
}

/**
 * What a server that was away left unanswered is asked again all together: once the server is back, which is watched
 * for, and when any other question is answered. A question that fails on a server that is there is left alone.
 */
function createQueryCache(clientOf: () => QueryClient): QueryCache {
  const [watched] = readyQuery().queryKey;
  const isWatch = (query: Query<unknown, unknown>) => query.queryKey[0] === watched;
  let isWatching = false;
  const watch = async () => {
    isWatching = true;
    const hasWaited = await waitUntilReady(clientOf()).catch(() => false);
    isWatching = false;
    if (hasWaited) await askAgain(clientOf());
  };
  return new QueryCache({
    onError: (error, query) => {
      if (isAway(error) && !isWatching && !isWatch(query)) void watch();
    },
    onSuccess: (_answer, query) => {
      if (!isWatch(query)) void askAgain(clientOf());
    },
  });
}

export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: createQueryCache(() => client),
    defaultOptions: {
      queries: { staleTime: Infinity, gcTime: 30 * 60_000, retry: mayRetry, retryDelay, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  });
  return client;
}

/** After an import or a removal everything may be answered differently. */
export async function forgetAnswers(client: QueryClient): Promise<void> {
  await client.invalidateQueries();
}
