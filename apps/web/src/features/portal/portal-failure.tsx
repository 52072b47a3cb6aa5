"use client";

import { Button } from "@heroui/react";
import { useTranslations } from "next-intl";
import { LinkButton } from "#ui/link-button.tsx";
import { PageNotice } from "#ui/page-notice.tsx";
import { PortalError } from "./portal-error.ts";

/** What stands in place of something that could not be read, with the way on. */
export function PortalFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations("portal");
  const ui = useTranslations("ui");
  const kind = error instanceof PortalError ? error.kind : "failed";
  if (kind === "denied") return <PortalDenied />;
  const problem = kind === "unreachable" ? "unreachable" : "failed";
  const isMissing = kind === "missing";
  return (
    <PageNotice
      title={isMissing ? t("missingTitle") : t(`problems.${problem}.title`)}
      action={
        isMissing ? (
          <LinkButton href="/portal">{t("toStart")}</LinkButton>
        ) : (
          <Button size="sm" onPress={onRetry}>
            {ui("retry")}
          </Button>
        )
      }
    >
      <p>{isMissing ? t("errors.missing") : t(`problems.${problem}.body`)}</p>
    </PageNotice>
  );
}

/** What stands in place of something that the session may not do. */
export function PortalDenied() {
  const t = useTranslations("portal");
  return (
    <PageNotice title={t("deniedTitle")} action={<LinkButton href="/portal">{t("toStart")}</LinkButton>}>
      <p>{t("denied")}</p>
    </PageNotice>
  );
}
