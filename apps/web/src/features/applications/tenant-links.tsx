"use client";

import { Button, toast } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { CopyButton } from "#ui/copy-button.tsx";

type TenantLinksProps = { environmentId: string; application: string };

/** The portal as this customer sees it, in a new tab; it is written down who opened it. */
export function OpenAsTenant({ environmentId, application }: TenantLinksProps) {
  const callFailureWords = useCallFailureWords();
  const t = useTranslations("applicationPages");
  const trpc = useTRPC();
  const open = useMutation(trpc.applications.openAsTenant.mutationOptions());

  async function openTab(): Promise<void> {
    // Opened by the press itself: a tab that opens after an answer is one that browsers block.
    const tab = window.open("", "_blank");
    try {
      const { url } = await open.mutateAsync({ environmentId, application });
      if (tab === null) return void toast.danger(t("tabBlocked"));
      tab.opener = null;
      tab.location.replace(url);
    } catch (error) {
      tab?.close();
      toast.danger(callFailureWords(error));
    }
  }

  return (
    <Button size="sm" variant="outline" isPending={open.isPending} onPress={openTab}>
      <ExternalLink strokeWidth={1.5} />
      {t("openAsTenant")}
    </Button>
  );
}

/** A link to send to the customer; each one is a session of its own, and written down. */
export function CopyPortalLink({ environmentId, application }: TenantLinksProps) {
  const t = useTranslations("applicationPages");
  const trpc = useTRPC();
  const create = useMutation(trpc.applications.portalLink.mutationOptions());
  return (
    <CopyButton
      value={async () => {
        const { url } = await create.mutateAsync({ environmentId, application });
        toast.success(t("linkCopied"), { description: t("linkCopiedHint") });
        return url;
      }}
    >
      {t("copyPortalLink")}
    </CopyButton>
  );
}
