"use client";

import { useQuery } from "@tanstack/react-query";
import type { DeliverySource } from "./delivery-source.tsx";
import type { ShownAttempt } from "./shown-attempt.ts";

/** The headers that the newest attempt was sent with; null while there is none. */
export function useSentHeaders(
  newest: ShownAttempt | undefined,
  loadAttempt: DeliverySource["loadAttempt"],
): Record<string, string> | null {
  const whole = useQuery({
    queryKey: ["attempt", newest?.id],
    queryFn: () => (newest ? loadAttempt(newest.msgId, newest.id) : null),
    enabled: newest !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => before,
  });
  return whole.data?.requestHeaders ?? null;
}
