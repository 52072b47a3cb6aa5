"use client";

import { Button } from "@heroui/react";
import { TRPCClientError } from "@trpc/client";
import { usePathname, useSearchParams } from "next/navigation";
import { LinkButton } from "#ui/link-button.tsx";
import { PageNotice } from "#ui/page-notice.tsx";
import { uiText } from "#ui/ui-text.ts";
import { callFailureText as text } from "./call-failure-text.ts";
import type { AppRouter } from "./router.ts";

/** What stands in place of something that could not be read: why, whether anything was lost, and the way on. */
export function CallFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const here = useHere();
  const kind = failureKind(error);
  const { title, body } = text[kind];
  const action =
    kind === "signedOut" ? (
      <LinkButton href={`/sign-in?next=${encodeURIComponent(here)}`} variant="primary">
        {text.toSignIn}
      </LinkButton>
    ) : kind === "denied" || kind === "missing" ? null : (
      <Button size="sm" onPress={onRetry}>
        {uiText.retry}
      </Button>
    );
  return (
    <PageNotice title={title} action={action}>
      <p>{body}</p>
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
export function callFailureWords(error: unknown): string {
  const { title, body } = text[failureKind(error)];
  const detail = isCallError(error) && error.data?.detail ? error.message : null;
  return detail ?? `${title}. ${body}`;
}

type FailureKind = Exclude<keyof typeof text, "toSignIn">;

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
