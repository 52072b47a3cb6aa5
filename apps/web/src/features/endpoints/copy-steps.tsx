"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "#ui/copy-button.tsx";
import { verifySnippets } from "./verify-snippets.ts";

const defaultTimeoutSeconds = 15;

type CopyStepsProps = {
  /** Absent before there is one. */
  url?: string;
  timeoutSeconds?: number | null | undefined;
};

/** All that a developer needs to receive, to send on in a mail; the secret is not in it. */
export function CopySteps({ url, timeoutSeconds }: CopyStepsProps) {
  const t = useTranslations("endpointSettings");
  const code = verifySnippets.find(({ id }) => id === "typescript")?.code ?? "";
  const seconds = timeoutSeconds ?? defaultTimeoutSeconds;
  return (
    <CopyButton value={() => `${t("steps", { url: url ?? t("yourUrl"), seconds })}\n\n${code}\n`}>
      {t("copySteps")}
    </CopyButton>
  );
}
