"use client";

import { Button } from "@heroui/react";
import type { EndpointOut } from "@posthorn/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { useToastFailure } from "#features/portal/use-failure-words.ts";
import { RecoverDialog } from "./recover-dialog.tsx";
import { RecoveryProgress } from "./recovery-progress.tsx";
import { endpointKeys } from "./use-endpoint-actions.ts";

const lookMs = 2_000;

/** The last recovery of an endpoint with its progress, and the way to start one. */
export function RecoverEndpoint({ endpoint }: { endpoint: EndpointOut }) {
  const t = useTranslations("allEndpoints.recover");
  const { api, can } = usePortal();
  const queryClient = useQueryClient();
  const toastFailure = useToastFailure();
  const [isAsking, setIsAsking] = useState(false);
  const queryKey = endpointKeys.recoveries(endpoint.id);
  const recoveries = useQuery({
    queryKey,
    queryFn: () => api.listRecoveries(endpoint.id),
    refetchInterval: ({ state }) => (state.data?.data[0]?.status === "running" ? lookMs : false),
  });
  const options = {
    onSuccess: () => {
      setIsAsking(false);
      return queryClient.invalidateQueries({ queryKey });
    },
    onError: toastFailure,
  };
  const recover = useMutation({
    mutationFn: (since: string) => api.recover(endpoint.id, since),
    ...options,
  });
  const cancel = useMutation({
    mutationFn: (task: string) => api.cancelRecovery(endpoint.id, task),
    ...options,
  });
  const last = recoveries.data?.data[0];
  const mayRecover = can("CreateAttempts");
  const canStart = mayRecover && !endpoint.disabled && last?.status !== "running";
  if (!canStart && !last) return null;
  return (
    <div className="flex flex-col items-start gap-2">
      {canStart ? (
        <Button size="sm" variant="outline" onPress={() => setIsAsking(true)}>
          {t("action")}
        </Button>
      ) : null}
      {last ? (
        <div className="w-full">
          <RecoveryProgress
            recovery={last}
            isCancelling={cancel.isPending}
            onCancel={mayRecover ? () => cancel.mutate(last.id) : undefined}
          />
        </div>
      ) : null}
      <RecoverDialog
        url={endpoint.url}
        isOpen={isAsking}
        isPending={recover.isPending}
        onClose={() => setIsAsking(false)}
        onStart={recover.mutate}
      />
    </div>
  );
}
