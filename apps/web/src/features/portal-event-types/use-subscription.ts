"use client";

import { toast } from "@heroui/react";
import type { ListedEndpointOut } from "@posthorn/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { endpointKeys } from "#features/endpoints/use-endpoint-actions.ts";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { useToastFailure } from "#features/portal/use-failure-words.ts";
import type { Filters } from "./subscription.ts";
import { eventTypeKeys } from "./use-event-types.ts";

type Change = {
  /** Of what the endpoint asks for by now, which another page may have changed. */
  to: (filters: Filters) => Filters;
  said: string;
};

/** What an endpoint asks for, and the way to change it. A change is shown at once, and taken back when it is refused. */
export function useSubscription(endpoint: ListedEndpointOut) {
  const { id } = endpoint;
  const { api } = usePortal();
  const queryClient = useQueryClient();
  const toastFailure = useToastFailure();
  const refresh = () =>
    Promise.all(
      [endpointKeys.list, endpointKeys.one(id), endpointKeys.health(id), eventTypeKeys.list].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
  const change = useMutation({
    mutationFn: async ({ to }: Change) => {
      const eventTypes = to((await api.getEndpoint(id)).eventTypes);
      return api.patchEndpoint(id, { eventTypes: eventTypes && [...eventTypes] });
    },
    onSuccess: (_saved, { said }) => {
      toast.success(said);
      return refresh();
    },
    onError: toastFailure,
  });
  const filters: Filters = change.isPending ? change.variables.to(endpoint.eventTypes) : endpoint.eventTypes;
  return { filters, change };
}
