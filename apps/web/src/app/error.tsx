"use client";

import { Button } from "@heroui/react";
import { shellText } from "#features/shell/shell-text.ts";
import { PageNotice } from "#ui/page-notice.tsx";
import { uiText } from "#ui/ui-text.ts";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <PageNotice
      title={shellText.crashedTitle}
      of="page"
      action={
        <Button size="sm" onPress={reset}>
          {uiText.retry}
        </Button>
      }
    >
      <p>{shellText.crashed}</p>
      {error.digest ? (
        <p>
          {shellText.crashedNumber} <code className="font-mono text-[13px]">{error.digest}</code>
        </p>
      ) : null}
    </PageNotice>
  );
}
