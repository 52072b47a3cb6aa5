"use client";

import { useTranslations } from "next-intl";
import { TokenDialog } from "#ui/token-dialog.tsx";

type NewTokenProps = {
  /** Null: none was made. */
  token: string | null;
  apiUrl: string;
  onClose: () => void;
};

/** The token of a new key, shown this once. */
export function NewToken({ token, apiUrl, onClose }: NewTokenProps) {
  const t = useTranslations("apiKeys");
  const code = `import { createPosthorn } from "@posthorn/sdk";

const posthorn = createPosthorn({
  apiKey: process.env.POSTHORN_API_KEY,
  serverUrl: "${apiUrl}",
});`;
  return (
    <TokenDialog
      token={token}
      code={code}
      words={{
        title: t("token.title"),
        once: t("token.once"),
        keep: t("token.keep"),
        label: t("token.label"),
        code: t("token.code"),
        done: t("token.done"),
      }}
      onClose={onClose}
    />
  );
}
