"use client";

import type { EndpointOut } from "@posthorn/contract";
import { useQuery } from "@tanstack/react-query";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { EndpointState } from "./endpoint-state.tsx";
import { HealthWord } from "./health-word.tsx";
import { endpointKeys } from "./use-endpoint-actions.ts";

/** How an endpoint is; until that is read, whether it is on. */
export function EndpointHealth({ endpoint }: { endpoint: EndpointOut }) {
  const { api } = usePortal();
  const health = useQuery({
    queryKey: endpointKeys.health(endpoint.id),
    queryFn: () => api.getHealth(endpoint.id),
  });
  if (!health.data) return <EndpointState endpoint={endpoint} />;
  return <HealthWord health={health.data} disabledReason={endpoint.disabledReason} isLong />;
}
