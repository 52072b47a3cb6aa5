"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useTRPC } from "#trpc/client.tsx";

/** Reads the incidents in sight anew when one of them is new or stands differently. */
export function useLiveIncidents(environmentId: string, incident?: string): void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  useSubscription(
    trpc.incidents.live.subscriptionOptions(
      { environmentId, ...(incident !== undefined && { incident }) },
      {
        onData: () => {
          if (incident === undefined)
            queryClient.invalidateQueries(trpc.incidents.list.infiniteQueryFilter());
          else queryClient.invalidateQueries(trpc.incidents.get.queryFilter());
        },
      },
    ),
  );
}
