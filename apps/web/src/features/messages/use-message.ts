"use client";

import type { MessageSummary } from "@posthorn/domain";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTRPC } from "#trpc/client.tsx";
import { nextPageOf } from "#ui/next-page-of.ts";

type MessageInput = {
  environmentId: string;
  messageId: string;
  /** As the list shows it, so that the detail has its head at once. */
  known?: MessageSummary | undefined;
};

/** One message with its deliveries, their attempts and its payload. */
export function useMessage({ environmentId, messageId, known }: MessageInput) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const summary = useQuery(
    trpc.messages.get.queryOptions(
      { environmentId, message: messageId },
      { ...(known && { initialData: known }), staleTime: 2_000 },
    ),
  );
  const application = summary.data?.application.id ?? "";
  const ref = { environmentId, application, message: messageId };
  const enabled = summary.data !== undefined;
  const options = { enabled, staleTime: 2_000, getNextPageParam: nextPageOf };
  const deliveries = useInfiniteQuery(trpc.messages.deliveries.infiniteQueryOptions(ref, options));
  const attempts = useInfiniteQuery(trpc.messages.attempts.infiniteQueryOptions(ref, options));
  const payload = useQuery(
    trpc.messages.payload.queryOptions(ref, { enabled, staleTime: Number.POSITIVE_INFINITY }),
  );
  const loadAttempt = useCallback(
    (message: string, attempt: string) =>
      queryClient.fetchQuery(
        trpc.messages.attempt.queryOptions({ environmentId, application, message, attempt }),
      ),
    [queryClient, trpc, environmentId, application],
  );
  return { summary, deliveries, attempts, payload, loadAttempt };
}
