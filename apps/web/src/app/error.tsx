"use client";

import { Button } from "@heroui/react";
import { useTranslations } from "next-intl";
import { PageNotice } from "#ui/page-notice.tsx";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const t = useTranslations("errors");
  return (
    <PageNotice
      title={t("crashedTitle")}
      of="page"
      action={
        <Button size="sm" onPress={reset}>
          {t("retry")}
        </Button>
      }
    >
      <p>{t("crashed")}</p>
      {error.digest ? (
        <p>
          {t("crashedNumber")} <code className="font-mono text-[13px]">{error.digest}</code>
        </p>
      ) : null}
    </PageNotice>
  );
}
