"use client";

import { toast } from "@heroui/react";
import type { ApplicationOut } from "@posthorn/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useNameToType } from "#features/shell/is-production.tsx";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";

type DeleteApplicationProps = {
  environmentId: string;
  application: ApplicationOut;
  isOpen: boolean;
  onClose: () => void;
};

/** Names what stops before a customer is deleted for good. */
export function DeleteApplication(props: DeleteApplicationProps) {
  const callFailureWords = useCallFailureWords();
  const { environmentId, application, isOpen, onClose } = props;
  const { id, name } = application;
  const t = useTranslations("applicationPages.delete");
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const remove = useMutation(
    trpc.applications.remove.mutationOptions({
      onSuccess: async () => {
        toast.success(t("done", { name }));
        router.push(`/${environmentId}/applications`);
        await queryClient.invalidateQueries(trpc.applications.list.pathFilter());
      },
      onError: (error) => toast.danger(callFailureWords(error)),
    }),
  );
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onOpenChange={onClose}
      title={t("title", { name })}
      confirm={t("action")}
      isHarmful
      nameToType={useNameToType(name)}
      isPending={remove.isPending}
      onConfirm={() => remove.mutate({ environmentId, application: id })}
    >
      <p>{t("body")}</p>
    </ConfirmDialog>
  );
}
