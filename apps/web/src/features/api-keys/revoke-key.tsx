"use client";

import { toast } from "@heroui/react";
import type { ApiKeyOut } from "@posthorn/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useNameToType } from "#features/shell/is-production.tsx";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";

type RevokeKeyProps = {
  environmentId: string;
  /** Null: nobody asks. */
  apiKey: ApiKeyOut | null;
  onClose: () => void;
};

/** Says what stops before a key is revoked for good. */
export function RevokeKey({ environmentId, apiKey, onClose }: RevokeKeyProps) {
  const callFailureWords = useCallFailureWords();
  const t = useTranslations("apiKeys");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const revoke = useMutation(
    trpc.apiKeys.revoke.mutationOptions({
      onSuccess: async () => {
        toast.success(t("revoke.done", { name: apiKey?.name ?? "" }));
        onClose();
        await queryClient.invalidateQueries(trpc.apiKeys.list.queryFilter({ environmentId }));
      },
      onError: (error) => toast.danger(callFailureWords(error)),
    }),
  );
  return (
    <ConfirmDialog
      isOpen={apiKey !== null}
      onOpenChange={onClose}
      title={t("revoke.title", { name: apiKey?.name ?? "" })}
      confirm={t("revoke.action")}
      isHarmful
      nameToType={useNameToType(apiKey?.name ?? "")}
      isPending={revoke.isPending}
      onConfirm={() => apiKey && revoke.mutate({ environmentId, id: apiKey.id })}
    >
      <p>{t("revoke.body")}</p>
      {apiKey?.lastUsedAt ? <p className="mt-2">{t("revoke.inUse")}</p> : null}
    </ConfirmDialog>
  );
}
