"use client";

import type { MessageEndpointOut } from "@posthorn/contract";
import { useQuery } from "@tanstack/react-query";
import { isOpen, shownStateOf } from "#features/deliveries/delivery-state.ts";
import { usePortal } from "#features/portal/portal-session-provider.tsx";

const settleMs = 2_000;
const soonestMs = 5_000;
const latestMs = 600_000;

/** A message with its payload, its deliveries and their attempts. Read again when the next try was due. */
export function useMessageParts(messageId: string) {
  const { api } = usePortal();
  const message = useQuery({ queryKey: ["message", messageId], queryFn: () => api.getMessage(messageId) });
  const deliveries = useQuery({
    queryKey: ["deliveries", messageId],
    queryFn: () => api.listDeliveries(messageId),
    refetchInterval: (query) => nextLookMs(query.state.data?.data ?? [], Date.now()),
  });
  const attempts = useQuery({
    queryKey: ["attempts", messageId, deliveries.dataUpdatedAt],
    queryFn: () => api.listAttempts(messageId),
    enabled: deliveries.isSuccess,
    placeholderData: (before) => before,
  });
  return { message, deliveries, attempts };
}

/** When there may be something new: after the next due try, or a little later while one is under way. */
function nextLookMs(deliveries: readonly MessageEndpointOut[], now: number): number | false {
  const open = deliveries.filter((delivery) => isOpen(shownStateOf(delivery)));
  if (open.length === 0) return false;
  const dueAt = Math.min(...open.map(({ nextAttempt }) => (nextAttempt ? Date.parse(nextAttempt) : now)));
  return Math.min(Math.max(dueAt - now + settleMs, soonestMs), latestMs);
}
