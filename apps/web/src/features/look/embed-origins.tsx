"use client";

import { Button, Description, FieldError, Label, TextArea, TextField, toast } from "@heroui/react";
import { limits } from "@posthorn/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { SettingsSection } from "#features/settings/settings-section.tsx";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { Notice } from "#ui/notice.tsx";
import { readOrigins } from "./read-origins.ts";

const examples = "https://shop.example\nhttps://admin.shop.example";

type EmbedOriginsProps = { environmentId: string; origins: readonly string[]; canChange: boolean };

/** Whose pages may show the portal in a frame. */
export function EmbedOrigins({ environmentId, origins, canChange }: EmbedOriginsProps) {
  const t = useTranslations("look.origins");
  const callFailureWords = useCallFailureWords();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [text, setText] = useState(origins.join("\n"));
  const [isChecked, setIsChecked] = useState(false);
  const read = readOrigins(text);
  const update = useMutation(
    trpc.environmentSettings.update.mutationOptions({
      onSuccess: ({ allowedEmbedOrigins }) => {
        const count = allowedEmbedOrigins.length;
        toast.success(t("saved"), { description: t("savedHow", { count }) });
        return queryClient.invalidateQueries(trpc.environmentSettings.get.queryFilter({ environmentId }));
      },
    }),
  );
  const problem = read.isTooMany
    ? t("tooMany", { most: limits.embedOrigins })
    : read.wrong.length > 0
      ? t("wrong", { wrong: read.wrong.join(", ") })
      : undefined;

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    setIsChecked(true);
    if (problem === undefined) {
      update.mutate({ environmentId, changes: { allowedEmbedOrigins: read.origins } });
    }
  }

  return (
    <SettingsSection title={t("title")} intro={t("intro")}>
      <form onSubmit={submit} className="flex max-w-xl flex-col gap-4">
        {update.isError ? <Notice status="danger" title={callFailureWords(update.error)} /> : null}
        <TextField
          value={text}
          onChange={setText}
          onBlur={() => setIsChecked(true)}
          isInvalid={isChecked && problem !== undefined}
          isReadOnly={!canChange}
          validationBehavior="aria"
          fullWidth
        >
          <Label>{t("label")}</Label>
          <TextArea rows={3} spellCheck={false} className="font-mono text-[13px]" placeholder={examples} />
          <Description>{t("hint")}</Description>
          <FieldError>{problem}</FieldError>
        </TextField>
        {read.origins.length === 0 && read.wrong.length === 0 ? (
          <Notice status="info" title={t("emptyTitle")}>
            {t("empty")}
          </Notice>
        ) : null}
        {canChange ? (
          <div>
            <Button type="submit" size="sm" isPending={update.isPending}>
              {t("save")}
            </Button>
          </div>
        ) : null}
      </form>
    </SettingsSection>
  );
}
