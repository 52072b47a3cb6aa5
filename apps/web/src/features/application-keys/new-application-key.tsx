"use client";

import { Button, Modal } from "@heroui/react";
import { useTranslations } from "next-intl";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { CodeBlock } from "#ui/code-block.tsx";
import { CopyButton } from "#ui/copy-button.tsx";
import { Notice } from "#ui/notice.tsx";

/** The token of a new key, shown this once, and a first call with it. A click beside it does not close it. */
export function NewApplicationKey({ token, onClose }: { token: string | null; onClose: () => void }) {
  const t = useTranslations("applicationKeys");
  const { server, session } = usePortal();
  const code = [
    `curl ${server.apiUrl}/api/v1/app/${session.appId}/endpoint \\`,
    `  -H "authorization: Bearer $KEY"`,
  ].join("\n");
  return (
    <Modal.Backdrop isOpen={token !== null} onOpenChange={onClose} isDismissable={false}>
      <Modal.Container>
        <Modal.Dialog className="sm:max-w-[36rem]">
          <Modal.Header>
            <Modal.Heading>{t("token.title")}</Modal.Heading>
          </Modal.Header>
          <Modal.Body className="flex flex-col gap-4">
            <Notice status="warning" title={t("token.once")}>
              {t("token.keep")}
            </Notice>
            <div className="flex items-start gap-2 rounded-md border bg-surface-secondary px-3 py-2">
              <code className="min-w-0 flex-1 font-mono text-[13px] [overflow-wrap:anywhere]">{token}</code>
              <CopyButton value={token ?? ""} label={t("token.label")} />
            </div>
            <CodeBlock code={code} label={t("token.code")} />
          </Modal.Body>
          <Modal.Footer>
            <Button size="sm" slot="close">
              {t("token.done")}
            </Button>
          </Modal.Footer>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
