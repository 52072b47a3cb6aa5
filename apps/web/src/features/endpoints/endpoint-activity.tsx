"use client";

import { Skeleton } from "@heroui/react";
import { useQuery } from "@tanstack/react-query";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { ActivityChart } from "./activity-chart.tsx";
import { endpointKeys } from "./use-endpoint-actions.ts";
import { WeekShare } from "./week-share.tsx";

const rangeMs = 7 * 86_400_000;

/** The attempts of an endpoint by hour. An extra: without it the page is whole. */
export function EndpointActivity({ endpointId }: { endpointId: string }) {
  const activity = useActivity(endpointId);
  if (activity.isError) return null;
  if (!activity.data) return <Skeleton className="h-[5rem] rounded-lg" />;
  return <ActivityChart activity={activity.data} />;
}

/** The same in one figure. */
export function EndpointWeek({ endpointId }: { endpointId: string }) {
  const activity = useActivity(endpointId);
  return activity.data ? <WeekShare week={activity.data.total} /> : null;
}

function useActivity(endpointId: string) {
  const { api } = usePortal();
  return useQuery({
    queryKey: endpointKeys.activity(endpointId),
    queryFn: () => api.getActivity(endpointId, new Date(Date.now() - rangeMs).toISOString()),
    staleTime: 60_000,
  });
}
