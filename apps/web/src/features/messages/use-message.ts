"use client";

import type { MessageSummary } from "@posthorn/domain";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTRPC } from "#trpc/client.tsx";

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
  const deliveries = useQuery(trpc.messages.deliveries.queryOptions(ref, { enabled, staleTime: 2_000 }));
  const attempts = useQuery(trpc.messages.attempts.queryOptions(ref, { enabled, staleTime: 2_000 }));
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
