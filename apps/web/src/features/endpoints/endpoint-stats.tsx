"use client";

import type { EndpointStats as Stats } from "@posthorn/contract";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
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
      {stats.data ? <Share {...stats.data} /> : null}
    </span>
  );
}

function Share({ success, fail }: Stats) {
  const t = useTranslations("endpoints");
  const total = success + fail;
  if (total === 0) return t("statsNone");
  // Rounded down: all of them is said only when nothing failed.
  return t("stats", { share: Math.floor((success / total) * 1_000) / 1_000, total });
}
