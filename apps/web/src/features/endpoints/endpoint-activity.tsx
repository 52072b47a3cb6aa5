"use client";

import { Skeleton } from "@heroui/react";
import { useQuery } from "@tanstack/react-query";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { ActivityChart } from "./activity-chart.tsx";
import { endpointKeys } from "./use-endpoint-actions.ts";

const rangeMs = 7 * 86_400_000;

/** The attempts of an endpoint by hour. An extra: without it the page is whole. */
export function EndpointActivity({ endpointId }: { endpointId: string }) {
  const { api } = usePortal();
  const activity = useQuery({
    queryKey: endpointKeys.activity(endpointId),
    queryFn: () => api.getActivity(endpointId, new Date(Date.now() - rangeMs).toISOString()),
    staleTime: 60_000,
  });
  if (activity.isError) return null;
  if (!activity.data) return <Skeleton className="h-[5rem] rounded-lg" />;
  return <ActivityChart activity={activity.data} />;
}
