"use client";

import { Button, Description, FieldError, Input, Label, TextArea, TextField, toast } from "@heroui/react";
import type { Language } from "@posthorn/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { DetailProps } from "./event-type-page.tsx";
import { changesOf, type Texts, textsOf, wordsShown } from "./event-type-texts.ts";

const languages = ["en", "id", "vi", "ru"] as const;

/** What customers read, language by language; where one is missing they read the English, and that is said. */
export function TextsTab({ environmentId, detail, canChange }: DetailProps) {
  const t = useTranslations("eventTypePages.texts");
  const callFailureWords = useCallFailureWords();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [texts, setTexts] = useState(() => textsOf(detail));
  const save = useMutation(
    trpc.eventTypes.describe.mutationOptions({
      onSuccess: async () => {
        toast.success(t("saved"));
        await queryClient.invalidateQueries(trpc.eventTypes.pathFilter());
      },
      onError: (error) => toast.danger(callFailureWords(error)),
    }),
  );
  const isTitleAlone = (language: Language) => {
    const { title, description } = texts[language];
    return description.trim() === "" && (language === "en" || title.trim() !== "");
  };
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (languages.some(isTitleAlone)) return;
    save.mutate({ environmentId, name: detail.name, changes: changesOf(texts) });
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-5 pt-2">
      <p className="max-w-prose text-muted">{t("lead")}</p>
      <div className="grid gap-x-6 gap-y-6 lg:grid-cols-2">
        {languages.map((language) => (
          <LanguageFields
            key={language}
            language={language}
            texts={texts}
            isTitleAlone={isTitleAlone(language)}
            isReadOnly={!canChange}
            onChange={(changed) => setTexts({ ...texts, [language]: changed })}
          />
        ))}
      </div>
      {canChange ? (
        <div className="flex justify-end border-t pt-4">
          <Button
            type="submit"
            size="sm"
            isPending={save.isPending}
            isDisabled={languages.some(isTitleAlone)}
          >
            {t("save")}
          </Button>
        </div>
      ) : null}
    </form>
  );
}

type LanguageFieldsProps = {
  language: Language;
  texts: Texts;
  /** Its title is there and its description is not: neither is shown alone. */
  isTitleAlone: boolean;
  isReadOnly: boolean;
  onChange: (texts: Texts[Language]) => void;
};

function LanguageFields({ language, texts, isTitleAlone, isReadOnly, onChange }: LanguageFieldsProps) {
  const t = useTranslations("eventTypePages.texts");
  const own = texts[language];
  const shown = wordsShown(texts, language);
  return (
    <fieldset className="flex min-w-0 flex-col gap-3 rounded-lg border bg-surface px-4 py-3">
      <legend className="sr-only">{t(`languages.${language}`)}</legend>
      <p aria-hidden="true" className="font-medium">
        {t(`languages.${language}`)}
      </p>
      <TextField
        value={own.title}
        onChange={(title) => onChange({ ...own, title })}
        isReadOnly={isReadOnly}
        fullWidth
      >
        <Label>{t("title")}</Label>
        <Input
          maxLength={256}
          placeholder={language === "en" ? "" : texts.en.title}
          lang={language}
          dir="auto"
        />
      </TextField>
      <TextField
        value={own.description}
        onChange={(description) => onChange({ ...own, description })}
        isReadOnly={isReadOnly}
        isInvalid={isTitleAlone}
        validationBehavior="aria"
        fullWidth
      >
        <Label>{t("description")}</Label>
        <TextArea
          rows={2}
          maxLength={4_096}
          placeholder={language === "en" ? "" : texts.en.description}
          lang={language}
          dir="auto"
        />
        {language === "en" ? <Description>{t("englishHint")}</Description> : null}
        <FieldError>{t("descriptionMissing")}</FieldError>
      </TextField>
      <div className="rounded-md bg-surface-secondary px-3 py-2 text-[13px]">
        <p className="text-xs text-muted">{t("asSeen")}</p>
        {shown.title === "" ? null : (
          <p lang={shown.language} className="font-medium [overflow-wrap:anywhere]" dir="auto">
            {shown.title}
          </p>
        )}
        <p lang={shown.language} className="text-muted [overflow-wrap:anywhere]" dir="auto">
          {shown.description}
        </p>
        {shown.language === language ? null : <p className="mt-1 text-xs text-warning">{t("fallsBack")}</p>}
      </div>
    </fieldset>
  );
}
