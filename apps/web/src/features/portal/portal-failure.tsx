"use client";

import { Button } from "@heroui/react";
import { LinkButton } from "#ui/link-button.tsx";
import { PageNotice } from "#ui/page-notice.tsx";
import { uiText } from "#ui/ui-text.ts";
import { PortalError } from "./portal-error.ts";
import { portalText } from "./portal-text.ts";
import { portalErrorWords } from "./toast-failure.ts";

/** What stands in place of something that could not be read, with the way on. */
export function PortalFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const kind = error instanceof PortalError ? error.kind : "failed";
  if (kind === "denied") return <PortalDenied />;
  const problem = kind === "unreachable" ? portalText.problems.unreachable : portalText.problems.failed;
  const isMissing = kind === "missing";
  return (
    <PageNotice
      title={isMissing ? portalText.missingTitle : problem.title}
      action={
        isMissing ? (
          <LinkButton href="/portal">{portalText.toStart}</LinkButton>
        ) : (
          <Button size="sm" onPress={onRetry}>
            {uiText.retry}
          </Button>
        )
      }
    >
      <p>{isMissing ? portalErrorWords(error) : problem.body}</p>
    </PageNotice>
  );
}

/** What stands in place of something that the session may not do. */
export function PortalDenied() {
  return (
    <PageNotice
      title={portalText.deniedTitle}
      action={<LinkButton href="/portal">{portalText.toStart}</LinkButton>}
    >
      <p>{portalText.denied}</p>
    </PageNotice>
  );
}
