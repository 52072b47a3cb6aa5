"use client";

import { Button, Description, FieldError, Input, Label, NumberField, TextField, toast } from "@heroui/react";
import { type Branding, branding as brandingShape } from "@posthorn/contract";
import { contrastWarnings } from "@posthorn/domain/contrast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { localeNames, locales } from "#i18n/locales.ts";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { ChoiceSelect } from "#ui/choice-select.tsx";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { Notice } from "#ui/notice.tsx";
import { ColorFields } from "./color-fields.tsx";
import { LogoField } from "./logo-field.tsx";
import { draftOf, type LookDraft, lookOf, modes } from "./look-draft.ts";
import { LookPreview } from "./look-preview.tsx";

type LookFormProps = { environmentId: string; branding: Branding; canChange: boolean };

/** The fields of a look, and beside them how it looks. */
export function LookForm({ environmentId, branding, canChange }: LookFormProps) {
  const t = useTranslations("look");
  const callFailureWords = useCallFailureWords();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(branding));
  const [isAsked, setIsAsked] = useState(false);
  const { look, wrong } = lookOf(draft);
  const poor = contrastWarnings(look);
  const update = useMutation(
    trpc.look.update.mutationOptions({
      onSuccess: (saved) => {
        toast.success(t("saved"), { description: t("savedWhen") });
        queryClient.setQueryData(trpc.look.get.queryKey({ environmentId }), saved);
        setDraft(draftOf(saved.branding));
      },
      onSettled: () => setIsAsked(false),
    }),
  );
  const change = (changes: Partial<LookDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const save = () => update.mutate({ environmentId, branding: look });
  const isSame = JSON.stringify(look) === JSON.stringify(branding) && wrong.size === 0;
  const isOurs = JSON.stringify(draft) === JSON.stringify(draftOf(brandingShape.parse({})));

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (wrong.size > 0) return;
    if (poor.length > 0) setIsAsked(true);
    else save();
  }

  const text = (field: "name" | "font", placeholder: string, maxLength: number) => (
    <TextField
      value={draft[field]}
      onChange={(value) => change({ [field]: value })}
      isInvalid={wrong.has(field)}
      isReadOnly={!canChange}
      validationBehavior="aria"
      fullWidth
    >
      <Label>{t(`fields.${field}`)}</Label>
      <Input placeholder={placeholder} maxLength={maxLength} />
      <Description>{t(`hints.${field}`)}</Description>
      <FieldError>{t("fontWrong")}</FieldError>
    </TextField>
  );
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[20rem_1fr]">
      <form onSubmit={submit} className="flex flex-col gap-5">
        {update.isError ? <Notice status="danger" title={callFailureWords(update.error)} /> : null}
        {canChange ? null : <Notice status="info" title={t("readOnly")} />}
        {text("name", "Kopi Kita", 100)}
        <LogoField
          value={draft.logo}
          isWrong={wrong.has("logo")}
          isReadOnly={!canChange}
          onChange={(logo) => change({ logo })}
        />
        {modes.map((mode) => (
          <ColorFields
            key={mode}
            mode={mode}
            draft={draft}
            look={look}
            wrong={wrong}
            isReadOnly={!canChange}
            onChange={(colors) => change({ [mode]: colors })}
          />
        ))}
        <NumberField
          value={draft.radius ?? Number.NaN}
          onChange={(radius) => change({ radius: Number.isNaN(radius) ? null : radius })}
          minValue={0}
          maxValue={24}
          isReadOnly={!canChange}
        >
          <Label>{t("fields.radius")}</Label>
          <NumberField.Group className="max-w-40">
            <NumberField.DecrementButton />
            <NumberField.Input placeholder="8" className="w-14" />
            <NumberField.IncrementButton />
          </NumberField.Group>
          <Description>{t("hints.radius")}</Description>
        </NumberField>
        {text("font", "Inter, system-ui", 200)}
        <ChoiceSelect
          label={t("fields.language")}
          hint={t("hints.language")}
          value={draft.language ?? "browser"}
          choices={["browser", ...locales]}
          wordsOf={(one) => (one === "browser" ? t("browserLanguage") : localeNames[one])}
          isDisabled={!canChange}
          onChange={(one) => change({ language: one === "browser" ? null : one })}
        />
        {canChange ? (
          <div className="bottom-0 flex flex-wrap items-center gap-2 border-t bg-background py-3 sm:sticky">
            <Button
              type="submit"
              size="sm"
              isPending={update.isPending}
              isDisabled={isSame || wrong.size > 0}
            >
              {t("save")}
            </Button>
            <Button
              variant="ghost"
              size="sm"
              isDisabled={isOurs}
              onPress={() => setDraft(draftOf(brandingShape.parse({})))}
            >
              {t("reset")}
            </Button>
          </div>
        ) : null}
      </form>
      <LookPreview look={look} />
      <ConfirmDialog
        isOpen={isAsked}
        onOpenChange={setIsAsked}
        title={t("poorTitle", { count: poor.length })}
        confirm={t("saveAnyway")}
        isPending={update.isPending}
        onConfirm={save}
      >
        <p>{t("poor")}</p>
        <ul className="mt-2 list-disc pl-5">
          {poor.map(({ mode, pair, ratio }) => (
            <li key={`${mode} ${pair}`}>
              {t("poorPair", { mode: t(`modes.${mode}`), pair: t(`pairs.${pair}`), ratio })}
            </li>
          ))}
        </ul>
      </ConfirmDialog>
    </div>
  );
}
