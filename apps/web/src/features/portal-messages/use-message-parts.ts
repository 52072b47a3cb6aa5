"use client";

import type { MessageEndpointOut } from "@posthorn/contract";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { rowsOf } from "#features/deliveries/delivery-cards.tsx";
import { isOpen, shownStateOf } from "#features/deliveries/delivery-state.ts";
import type { PortalApi } from "#features/portal/portal-api.ts";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { nextPageOf } from "#ui/next-page-of.ts";

const settleMs = 2_000;
const soonestMs = 5_000;
const latestMs = 600_000;

/** A message never changes; only its payload may go. */
export function messageQuery(api: PortalApi, messageId: string) {
  return {
    queryKey: ["message", messageId],
    queryFn: () => api.getMessage(messageId),
    staleTime: 60_000,
  };
}

/** A message with its payload, its deliveries and their attempts. Read again when the next try was due. */
export function useMessageParts(messageId: string) {
  const { api } = usePortal();
  const queryClient = useQueryClient();
  const message = useQuery(messageQuery(api, messageId));
  const deliveries = useInfiniteQuery({
    queryKey: ["deliveries", messageId, "pages"],
    queryFn: ({ pageParam }) => api.listDeliveries(messageId, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextPageOf,
    refetchInterval: (query) => nextLookMs(rowsOf(query.state), Date.now()),
  });
  const attempts = useInfiniteQuery({
    queryKey: attemptKey(messageId),
    queryFn: ({ pageParam }) => api.listAttempts(messageId, { iterator: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextPageOf,
  });
  const lookedAt = deliveries.dataUpdatedAt;
  useEffect(() => {
    if (lookedAt > 0) queryClient.invalidateQueries({ queryKey: attemptKey(messageId) });
  }, [queryClient, lookedAt, messageId]);
  return { message, deliveries, attempts };
}

function attemptKey(messageId: string) {
  return ["attempts", messageId, "pages"] as const;
}

/** When there may be something new: after the next due try, or a little later while one is under way. */
function nextLookMs(deliveries: readonly MessageEndpointOut[], now: number): number | false {
  const open = deliveries.filter((delivery) => isOpen(shownStateOf(delivery)));
  if (open.length === 0) return false;
  const dueAt = Math.min(...open.map(({ nextAttempt }) => (nextAttempt ? Date.parse(nextAttempt) : now)));
  return Math.min(Math.max(dueAt - now + settleMs, soonestMs), latestMs);
}
