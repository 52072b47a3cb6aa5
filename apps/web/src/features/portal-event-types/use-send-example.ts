"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { endpointKeys } from "#features/endpoints/use-endpoint-actions.ts";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { useToastFailure } from "#features/portal/use-failure-words.ts";
import { useFollowUp } from "#features/portal/use-follow-up.ts";

/** Sends the example of an event type to one endpoint; `messageId` is of the last one, null before. */
export function useSendExample(endpointId: string, eventType: string) {
  const { api } = usePortal();
  const queryClient = useQueryClient();
  const followUp = useFollowUp();
  const toastFailure = useToastFailure();
  const send = useMutation({
    mutationFn: () => api.sendExample(endpointId, eventType),
    onSuccess: ({ id }) => {
      followUp(["attempts", id]);
      return queryClient.invalidateQueries({ queryKey: endpointKeys.messages(endpointId) });
    },
    onError: toastFailure,
  });
  return { send, messageId: send.data?.id ?? null };
}
