"use client";

import { toast } from "@heroui/react";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useRefusalWords } from "#i18n/use-refusal-words.ts";
import { PortalError } from "./portal-error.ts";

/** The words for an error of the API. */
export function useFailureWords(): (error: unknown) => string {
  const t = useTranslations("portal.errors");
  const refusalWords = useRefusalWords();
  return useCallback(
    (error) => {
      if (!(error instanceof PortalError)) return t("failed");
      return error.kind === "refused" ? (refusalWords({ code: error.code }) ?? t("failed")) : t(error.kind);
    },
    [t, refusalWords],
  );
}

/** Says what went wrong with something that was asked for. */
export function useToastFailure(): (error: unknown) => void {
  const words = useFailureWords();
  return useCallback((error) => toast.danger(words(error)), [words]);
}
