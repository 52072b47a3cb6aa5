"use client";

import type { MessageSummary } from "@posthorn/domain";
import { skipToken, useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useState } from "react";
import { useTRPC } from "#trpc/client.tsx";
import type { MessageFilter } from "./message-filter.ts";

export type LiveState = "on" | "connecting" | "broken" | "off";

type LiveInput = {
  environmentId: string;
  /** What is in sight: a list, one message, or both. */
  input: { filter?: MessageFilter; since?: string; message?: string };
  isReady: boolean;
  onRows?: (rows: readonly MessageSummary[]) => void;
};

/** Follows what is in sight. A message that stands differently has its deliveries and attempts read anew. */
export function useLive({ environmentId, input, isReady, onRows }: LiveInput) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isPaused, setIsPaused] = useState(false);

  function take(rows: readonly MessageSummary[]): void {
    for (const row of rows) {
      const ref = { environmentId, message: row.id };
      const key = trpc.messages.get.queryKey(ref);
      const before = queryClient.getQueryData(key);
      if (!before || JSON.stringify(before) === JSON.stringify(row)) continue;
      queryClient.setQueryData(key, row);
      const whole = { ...ref, application: row.application.id };
      queryClient.invalidateQueries(trpc.messages.deliveries.infiniteQueryFilter(whole));
      queryClient.invalidateQueries(trpc.messages.attempts.infiniteQueryFilter(whole));
    }
    onRows?.(rows);
  }

  const subscription = useSubscription(
    trpc.messages.live.subscriptionOptions(isReady && !isPaused ? { environmentId, ...input } : skipToken, {
      onData: ({ data }) => take(data),
    }),
  );
  const states = { idle: "connecting", connecting: "connecting", pending: "on", error: "broken" } as const;
  const state: LiveState = isPaused ? "off" : states[subscription.status];
  return { state, setIsPaused, error: subscription.error };
}
