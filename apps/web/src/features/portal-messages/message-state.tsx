"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { shownStateOf, worstState } from "#features/deliveries/delivery-state.ts";
import { StateWord } from "#features/deliveries/state-word.tsx";
import { usePortal } from "#features/portal/portal-session-provider.tsx";

/** How a message stands. The list of the API does not say; it is asked for rows that come into sight. */
export function MessageState({ messageId }: { messageId: string }) {
  const { api } = usePortal();
  const ref = useRef<HTMLSpanElement>(null);
  const [isInSight, setIsInSight] = useState(false);
  const deliveries = useQuery({
    queryKey: ["deliveries", messageId],
    queryFn: () => api.listDeliveries(messageId),
    enabled: isInSight,
    staleTime: 30_000,
  });

  useEffect(() => {
    if (!ref.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setIsInSight(true));
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);

  return (
    <span ref={ref} className="inline-flex min-h-5 w-36 shrink-0">
      {deliveries.data ? <StateWord state={worstState(deliveries.data.data.map(shownStateOf))} /> : null}
    </span>
  );
}
