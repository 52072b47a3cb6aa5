"use client";

import { Input, Label, Radio, RadioGroup, TextField } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { useToastFailure } from "#features/portal/use-failure-words.ts";
import { ChoiceSelect } from "#ui/choice-select.tsx";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";

/** Days after which a key opens nothing any more. */
const ends = ["never", "30", "90", "365"] as const;
const dayMs = 86_400_000;

type CreateApplicationKeyProps = {
  isOpen: boolean;
  onClose: () => void;
  onCreated: (token: string) => unknown;
};

/** Asks what the key is for, what it may do and for how long; never for more than the session may do itself. */
export function CreateApplicationKey({ isOpen, onClose, onCreated }: CreateApplicationKeyProps) {
  const t = useTranslations("applicationKeys");
  const { api, can } = usePortal();
  const canManage = can("ManageEndpoint") && can("CreateAttempts");
  const scopes = canManage ? (["manage", "read"] as const) : (["read"] as const);
  const [name, setName] = useState("");
  const [scope, setScope] = useState<"manage" | "read">(canManage ? "manage" : "read");
  const [end, setEnd] = useState<(typeof ends)[number]>("never");
  const create = useMutation({
    mutationFn: api.createApplicationKey,
    onSuccess: ({ token }) => {
      setName("");
      onClose();
      return onCreated(token);
    },
    onError: useToastFailure(),
  });

  function submit(): void {
    const expiresAt = end === "never" ? null : new Date(Date.now() + Number(end) * dayMs).toISOString();
    create.mutate({ name, scope, expiresAt });
  }

  return (
    <ConfirmDialog
      isOpen={isOpen}
      onOpenChange={onClose}
      title={t("create")}
      confirm={t("create")}
      isReady={name.trim() !== ""}
      isPending={create.isPending}
      onConfirm={submit}
    >
      <div className="flex flex-col gap-4 p-0.5">
        <TextField name="name" value={name} onChange={setName} fullWidth>
          <Label>{t("name")}</Label>
          <Input autoFocus maxLength={200} placeholder={t("namePlaceholder")} />
        </TextField>
        <RadioGroup
          name="scope"
          value={scope}
          onChange={(value) => setScope(scopes.find((one) => one === value) ?? "read")}
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
