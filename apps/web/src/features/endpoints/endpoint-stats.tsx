"use client";

import type { EndpointStats as Stats } from "@posthorn/contract";
import { useQuery } from "@tanstack/react-query";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { endpointsText as text } from "./endpoints-text.ts";
import { endpointKeys } from "./use-endpoint-actions.ts";

const rangeMs = 7 * 86_400_000;

/** How much of what ended got through in seven days. Absent while it is not known: it is an extra. */
export function EndpointStats({ endpointId }: { endpointId: string }) {
  const { api } = usePortal();
  const stats = useQuery({
    queryKey: endpointKeys.stats(endpointId),
    queryFn: () => api.getStats(endpointId, new Date(Date.now() - rangeMs).toISOString()),
    staleTime: 60_000,
  });
  return (
    <span className="hidden shrink-0 text-right text-[13px] whitespace-nowrap text-muted tabular-nums sm:block">
      {stats.data ? statsWords(stats.data) : null}
    </span>
  );
}

function statsWords({ success, fail }: Stats): string {
  const ended = success + fail;
  if (ended === 0) return text.statsNone;
  // Rounded down: 100 % is said only when nothing failed.
  const percent = Math.floor((success / ended) * 1_000) / 10;
  return text.stats(`${percent} %`, ended);
}
