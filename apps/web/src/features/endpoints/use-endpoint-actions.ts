"use client";

import { toast } from "@heroui/react";
import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { useToastFailure } from "#features/portal/use-failure-words.ts";
import { useFormat } from "#ui/use-format.ts";

/** The cache's keys of endpoints. */
export const endpointKeys = {
  list: ["endpoints"],
  one: (id: string) => ["endpoint", id],
  messages: (id: string) => ["endpoint-messages", id],
  secret: (id: string) => ["endpoint-secret", id],
  health: (id: string) => ["endpoint-health", id],
  activity: (id: string) => ["endpoint-activity", id],
  headers: (id: string) => ["endpoint-headers", id],
  recoveries: (id: string) => ["endpoint-recoveries", id],
} as const satisfies Record<string, QueryKey | ((id: string) => QueryKey)>;

/** What can be done with one endpoint; each says what happened, and what stood on the page is read anew. */
export function useEndpointActions(id: string) {
  const t = useTranslations("endpoints");
  const { api } = usePortal();
  const format = useFormat();
  const queryClient = useQueryClient();
  const toastFailure = useToastFailure();
  const refresh = useCallback(
    () =>
      Promise.all(
        [endpointKeys.list, endpointKeys.one(id), endpointKeys.health(id)].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
    [queryClient, id],
  );
  const setDisabled = useMutation({
    mutationFn: (disabled: boolean) => api.patchEndpoint(id, { disabled }),
    onSuccess: ({ disabled }) => {
      toast.success(disabled ? t("disabled") : t("enabled"));
      return refresh();
    },
    onError: toastFailure,
  });
  const remove = useMutation({
    mutationFn: () => api.deleteEndpoint(id),
    onSuccess: () => {
      toast.success(t("removed"));
      queryClient.removeQueries({ queryKey: endpointKeys.one(id) });
      return queryClient.invalidateQueries({ queryKey: endpointKeys.list });
    },
    onError: toastFailure,
  });
  const rotate = useMutation({
    mutationFn: (gracePeriodSeconds: number) => api.rotateSecret(id, gracePeriodSeconds),
    onSuccess: (_answer, seconds) => {
      toast.success(t("rotated"), {
        description:
          seconds === 0
            ? t("rotatedAtOnce")
            : t("rotatedLater", { duration: format.duration(seconds * 1_000) }),
      });
      queryClient.removeQueries({ queryKey: endpointKeys.secret(id) });
    },
    onError: toastFailure,
  });
  return { setDisabled, remove, rotate };
}
