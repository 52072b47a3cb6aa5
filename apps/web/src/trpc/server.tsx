import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { cache, type ReactNode } from "react";
import { createContext } from "#trpc/context.ts";
import { createQueryClient } from "#trpc/query-client.ts";
import { appRouter } from "#trpc/router.ts";

/** The cache of one request, which its page fills and hands to the browser. */
export const requestQueryClient = cache(createQueryClient);

/** The same calls as in the browser, without HTTP between. */
export const trpc = createTRPCOptionsProxy({
  ctx: createContext,
  router: appRouter,
  queryClient: requestQueryClient,
});

export function HydrateClient({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(requestQueryClient())}>{children}</HydrationBoundary>;
}
