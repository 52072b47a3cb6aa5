"use client";

import { FieldError, Input, Label, Radio, RadioGroup, TextField, toast } from "@heroui/react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRefusalWords } from "#i18n/use-refusal-words.ts";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { fieldProblem } from "#trpc/field-problem.ts";
import { ChoiceSelect } from "#ui/choice-select.tsx";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";

const scopes = ["all", "publish", "read"] as const;
/** Days after which a key opens nothing any more. */
const ends = ["never", "30", "90", "365"] as const;
const dayMs = 86_400_000;

type CreateKeyProps = {
  environmentId: string;
  isOpen: boolean;
  onClose: () => void;
  onCreated: (token: string) => void;
};

/** Asks for a name, what the key may do and for how long. */
export function CreateKey({ environmentId, isOpen, onClose, onCreated }: CreateKeyProps) {
  const callFailureWords = useCallFailureWords();
  const t = useTranslations("apiKeys");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [name, setName] = useState("");
  const [scope, setScope] = useState<(typeof scopes)[number]>("all");
  const [end, setEnd] = useState<(typeof ends)[number]>("never");
  const create = useMutation(
    trpc.apiKeys.create.mutationOptions({
      onSuccess: async ({ token }) => {
        setName("");
        onClose();
        onCreated(token);
        await queryClient.invalidateQueries(trpc.apiKeys.list.queryFilter({ environmentId }));
      },
      onError: (error) => {
        if (fieldProblem(error, "name") === undefined) toast.danger(callFailureWords(error));
      },
    }),
  );
  const refusalWords = useRefusalWords();
  const problem = fieldProblem(create.error, "name");

  function submit(): void {
    const expiresAt = end === "never" ? null : new Date(Date.now() + Number(end) * dayMs).toISOString();
    create.mutate({ environmentId, name, scope, expiresAt });
  }

  return (
    <ConfirmDialog
      isOpen={isOpen}
      onOpenChange={onClose}
      title={t("createTitle")}
      confirm={t("create")}
      isReady={name.trim() !== ""}
      isPending={create.isPending}
      onConfirm={submit}
    >
      <div className="flex flex-col gap-4 p-0.5">
        <TextField
          name="name"
          value={name}
          onChange={setName}
          validationBehavior="aria"
          isInvalid={problem !== undefined}
          fullWidth
        >
          <Label>{t("name")}</Label>
          <Input autoFocus maxLength={200} placeholder={t("namePlaceholder")} />
          <FieldError>{refusalWords(problem)}</FieldError>
        </TextField>
        <RadioGroup
          value={scope}
          onChange={(value) => setScope(scopes.find((one) => one === value) ?? "all")}
          name="scope"
        >
          <Label>{t("scope")}</Label>
          {scopes.map((one) => (
            <Radio key={one} value={one}>
              <Radio.Content>
                <Radio.Control>
                  <Radio.Indicator />
                </Radio.Control>
                <span>
                  {t(`scopes.${one}`)} <span className="text-muted">{t(`scopeHints.${one}`)}</span>
                </span>
              </Radio.Content>
            </Radio>
          ))}
        </RadioGroup>
        <ChoiceSelect
          label={t("ends")}
          value={end}
          choices={ends}
          wordsOf={(one) => (one === "never" ? t("never") : t("inDays", { days: Number(one) }))}
          onChange={setEnd}
        />
      </div>
    </ConfirmDialog>
  );
}
