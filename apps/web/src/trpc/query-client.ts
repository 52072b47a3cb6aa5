import { defaultShouldDehydrateQuery, QueryClient } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";

const maxTries = 2;

/** A cache of answers; errors that a repeat would not mend are shown at once. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < maxTries && isWorthRetrying(error),
      },
      dehydrate: {
        shouldDehydrateQuery: (query) =>
          defaultShouldDehydrateQuery(query) || query.state.status === "pending",
      },
    },
  });
}

function isWorthRetrying(error: Error): boolean {
  const status = error instanceof TRPCClientError ? Number(error.data?.httpStatus ?? 500) : 500;
  return status >= 500;
}
