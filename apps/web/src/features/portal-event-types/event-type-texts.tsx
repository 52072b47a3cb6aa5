"use client";

import type { ApplicationEventTypeOut } from "@posthorn/contract";
import { useTranslations } from "next-intl";
import { localeNames, localeTags } from "#i18n/locales.ts";
import { useReaderLanguage } from "./use-event-types.ts";

/** Marks of an event type: the language of its texts where it is not the reader's, and that it is deprecated. */
export function EventTypeMarks({ type }: { type: ApplicationEventTypeOut }) {
  const t = useTranslations("portalEventTypes");
  const isTranslated = type.language === useReaderLanguage();
  return (
    <>
      {isTranslated ? null : <Mark text={localeNames[type.language]} hint={t("notTranslated")} />}
      {type.deprecated ? <Mark text={t("deprecated")} hint={t("deprecatedHint")} /> : null}
    </>
  );
}

function Mark({ text, hint }: { text: string; hint: string }) {
  return (
    <span title={hint} className="shrink-0 rounded-md bg-default px-1.5 py-px text-xs font-normal text-muted">
      {text}
      <span className="sr-only"> {hint}</span>
    </span>
  );
}

/** The language that a text of the host is in, for those who read it aloud. */
export function languageOf({ language }: ApplicationEventTypeOut): string {
  return localeTags[language];
}
