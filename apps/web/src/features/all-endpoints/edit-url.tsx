"use client";

import { FieldError, Input, Label, TextField, toast } from "@heroui/react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRefusalWords } from "#i18n/use-refusal-words.ts";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { fieldProblem } from "#trpc/field-problem.ts";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";

type EditUrlProps = {
  environmentId: string;
  application: string;
  endpoint: string;
  url: string;
  description: string;
  isOpen: boolean;
  onClose: () => void;
};

/** Where an endpoint leads and what it is; all else of it is its customer's, in the portal. */
export function EditUrl({ url: known, description: before, isOpen, onClose, ...ref }: EditUrlProps) {
  const t = useTranslations("endpoints");
  const all = useTranslations("allEndpoints");
  const callFailureWords = useCallFailureWords();
  const refusalWords = useRefusalWords();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [url, setUrl] = useState(known);
  const [description, setDescription] = useState(before);
  const update = useMutation(
    trpc.endpoints.update.mutationOptions({
      onSuccess: async () => {
        toast.success(all("saved"));
        onClose();
        await queryClient.invalidateQueries(trpc.endpoints.pathFilter());
      },
      onError: (error) => {
        if (urlProblem(error) === undefined) toast.danger(callFailureWords(error));
      },
    }),
  );
  const problem = refusalWords(urlProblem(update.error));

  function submit(): void {
    const changed = { ...(url !== known && { url }), ...(description !== before && { description }) };
    update.mutate({ ...ref, changes: changed });
  }

  return (
    <ConfirmDialog
      isOpen={isOpen}
      onOpenChange={() => {
        onClose();
        update.reset();
        setUrl(known);
        setDescription(before);
      }}
      title={t("editTitle")}
      confirm={all("save")}
      isReady={url.trim() !== ""}
      isPending={update.isPending}
      onConfirm={submit}
    >
      <div className="flex flex-col gap-4 p-0.5">
        <TextField
          value={url}
          onChange={setUrl}
          validationBehavior="aria"
          isInvalid={problem !== undefined}
          autoFocus
          fullWidth
        >
          <Label>{t("url")}</Label>
          <Input className="font-mono text-[13px]" spellCheck={false} />
          <FieldError>{problem}</FieldError>
        </TextField>
        <TextField value={description} onChange={setDescription} fullWidth>
          <Label>{t("description")}</Label>
          <Input dir="auto" />
        </TextField>
        <p className="text-[13px] text-muted">{all("restInPortal")}</p>
      </div>
    </ConfirmDialog>
  );
}

/** Of the shape or of the rule: both name the field, by their own path. */
function urlProblem(error: unknown) {
  return fieldProblem(error, "changes.url") ?? fieldProblem(error, "url");
}
