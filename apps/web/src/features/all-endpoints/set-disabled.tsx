"use client";

import { toast } from "@heroui/react";
import type { EndpointSummary } from "@posthorn/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useNameToType } from "#features/shell/is-production.tsx";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";

type SetDisabledProps = {
  environmentId: string;
  /** Null: nobody asks. */
  endpoint: EndpointSummary | null;
  onClose: () => void;
};

/** Turns a customer's endpoint off or on, after saying what that stops or starts. */
export function SetDisabled({ environmentId, endpoint, onClose }: SetDisabledProps) {
  const callFailureWords = useCallFailureWords();
  const t = useTranslations("allEndpoints");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const isDisabled = endpoint?.health.state === "disabled";
  const change = useMutation(
    trpc.endpoints.setDisabled.mutationOptions({
      onSuccess: async ({ disabled }) => {
        toast.success(disabled ? t("disabled") : t("enabled"));
        onClose();
        await queryClient.invalidateQueries(trpc.endpoints.pathFilter());
      },
      onError: (error) => toast.danger(callFailureWords(error)),
    }),
  );
  const nameToType = useNameToType(endpoint?.application.name ?? "");
  const names = { url: endpoint?.url ?? "", name: endpoint?.application.name ?? "" };
  return (
    <ConfirmDialog
      isOpen={endpoint !== null}
      onOpenChange={onClose}
      title={isDisabled ? t("enableTitle") : t("disableTitle")}
      confirm={isDisabled ? t("enable") : t("disable")}
      isHarmful={!isDisabled}
      nameToType={isDisabled ? undefined : nameToType}
      isPending={change.isPending}
      onConfirm={() =>
        endpoint &&
        change.mutate({
          environmentId,
          application: endpoint.application.id,
          endpoint: endpoint.id,
          disabled: !isDisabled,
        })
      }
    >
      <p>{isDisabled ? t("enableBody", names) : t("disableBody", names)}</p>
    </ConfirmDialog>
  );
}
