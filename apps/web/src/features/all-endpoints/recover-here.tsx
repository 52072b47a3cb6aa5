"use client";

import { Button, toast } from "@heroui/react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RecoverDialog } from "#features/endpoints/recover-dialog.tsx";
import { RecoveryProgress } from "#features/endpoints/recovery-progress.tsx";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";

const lookMs = 2_000;

type RecoverHereProps = {
  environmentId: string;
  application: string;
  endpoint: string;
  url: string;
  isDisabled: boolean;
  canChange: boolean;
};

/** The last recovery of an endpoint with its progress, and the way to start one. */
export function RecoverHere({ url, isDisabled, canChange, ...ref }: RecoverHereProps) {
  const callFailureWords = useCallFailureWords();
  const t = useTranslations("allEndpoints.recover");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const recoveries = useQuery(
    trpc.endpoints.recoveries.queryOptions(ref, {
      refetchInterval: ({ state }) => (state.data?.data[0]?.status === "running" ? lookMs : false),
    }),
  );
  const options = {
    onSuccess: async () => {
      setIsAsking(false);
      await queryClient.invalidateQueries(trpc.endpoints.recoveries.queryFilter(ref));
    },
    onError: (error: unknown) => toast.danger(callFailureWords(error)),
  };
  const recover = useMutation(trpc.endpoints.recover.mutationOptions(options));
  const cancel = useMutation(trpc.endpoints.cancelRecovery.mutationOptions(options));
  const last = recoveries.data?.data[0];
  const isRunning = last?.status === "running";
  return (
    <div className="flex flex-col items-start gap-2">
      {canChange && !isDisabled && !isRunning ? (
        <Button size="sm" variant="outline" onPress={() => setIsAsking(true)}>
          {t("action")}
        </Button>
      ) : null}
      {last ? (
        <div className="w-full max-w-xl">
          <RecoveryProgress
            recovery={last}
            isCancelling={cancel.isPending}
            onCancel={canChange ? () => cancel.mutate({ ...ref, task: last.id }) : undefined}
          />
        </div>
      ) : null}
      <RecoverDialog
        url={url}
        isOpen={isAsking}
        isPending={recover.isPending}
        onClose={() => setIsAsking(false)}
        onStart={(since) => recover.mutate({ ...ref, recovery: { since } })}
      />
    </div>
  );
}
