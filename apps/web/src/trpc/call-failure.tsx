"use client";

import { Button } from "@heroui/react";
import { TRPCClientError } from "@trpc/client";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { isRefusal, useRefusalWords } from "#i18n/use-refusal-words.ts";
import { LinkButton } from "#ui/link-button.tsx";
import { PageNotice } from "#ui/page-notice.tsx";
import type { AppRouter } from "./router.ts";

/** What stands in place of something that could not be read: why, whether anything was lost, and the way on. */
export function CallFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations("calls");
  const here = useHere();
  const kind = failureKind(error);
  const action =
    kind === "signedOut" ? (
      <LinkButton href={`/sign-in?next=${encodeURIComponent(here)}`} variant="primary">
        {t("toSignIn")}
      </LinkButton>
    ) : kind === "denied" || kind === "missing" ? null : (
      <Button size="sm" onPress={onRetry}>
        {t("retry")}
      </Button>
    );
  return (
    <PageNotice title={t(`${kind}.title`)} action={action}>
      <p>{t(`${kind}.body`)}</p>
    </PageNotice>
  );
}

/** The page as it stands, with its filters, to come back to. */
function useHere(): string {
  const path = usePathname();
  const search = useSearchParams().toString();
  return search ? `${path}?${search}` : path;
}

/** The words for a call that did not do what it should. */
export function useCallFailureWords(): (error: unknown) => string {
  const t = useTranslations("calls");
  const refusalWords = useRefusalWords();
  return useCallback(
    (error) => {
      const code = isCallError(error) ? error.data?.detail?.code : undefined;
      const refusal = code !== undefined && isRefusal(code) ? refusalWords({ code }) : undefined;
      if (refusal) return refusal;
      const kind = failureKind(error);
      return t("titleAndBody", { title: t(`${kind}.title`), body: t(`${kind}.body`) });
    },
    [t, refusalWords],
  );
}

type FailureKind = "unreachable" | "signedOut" | "denied" | "missing" | "failed";

function failureKind(error: unknown): FailureKind {
  if (!isCallError(error) || !error.data) return "unreachable";
  switch (error.data.httpStatus) {
    case 401:
      return "signedOut";
    case 403:
      return "denied";
    case 404:
      return "missing";
    default:
      return "failed";
  }
}

function isCallError(error: unknown): error is TRPCClientError<AppRouter> {
  return error instanceof TRPCClientError;
}
