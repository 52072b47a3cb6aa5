"use client";

import { Input, Label, TextField, toast } from "@heroui/react";
import type { ApplicationOut } from "@posthorn/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";

type DeleteApplicationProps = {
  environmentId: string;
  application: ApplicationOut;
  /** In production its name is typed first. */
  isProduction: boolean;
  isOpen: boolean;
  onClose: () => void;
};

/** Names what stops before a customer is deleted for good. */
export function DeleteApplication(props: DeleteApplicationProps) {
  const callFailureWords = useCallFailureWords();
  const { environmentId, application, isProduction, isOpen, onClose } = props;
  const { id, name } = application;
  const t = useTranslations("applicationPages.delete");
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState("");
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
      isReady={!isProduction || typed.trim() === name.trim()}
      isPending={remove.isPending}
      onConfirm={() => remove.mutate({ environmentId, application: id })}
    >
      <p>{t("body")}</p>
      {isProduction ? (
        <TextField value={typed} onChange={setTyped} className="mt-4 p-0.5" autoFocus fullWidth>
          <Label>{t("typeName", { name })}</Label>
          <Input autoComplete="off" dir="auto" />
        </TextField>
      ) : null}
    </ConfirmDialog>
  );
}
