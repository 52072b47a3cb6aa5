"use client";

import { useTranslations } from "next-intl";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { TokenDialog } from "#ui/token-dialog.tsx";

/** The token of a new key, shown this once, and a first call with it. */
export function NewApplicationKey({ token, onClose }: { token: string | null; onClose: () => void }) {
  const t = useTranslations("applicationKeys");
  const { server, session } = usePortal();
  const code = [
    `curl ${server.apiUrl}/api/v1/app/${session.appId}/endpoint \\`,
    `  -H "authorization: Bearer $KEY"`,
  ].join("\n");
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
