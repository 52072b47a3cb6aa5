"use client";

import { useTranslations } from "next-intl";
import { BackLink } from "#ui/back-link.tsx";
import { MessageView } from "./message-view.tsx";
import { useLive } from "./use-live.ts";

type MessagePageProps = { environmentId: string; messageId: string; apiUrl: string; canResend: boolean };

/** One message as a page of its own, live while its deliveries go on. */
export function MessagePage(props: MessagePageProps) {
  const t = useTranslations("messages");
  const { environmentId, messageId } = props;
  useLive({ environmentId, input: { message: messageId }, isReady: true });
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto max-w-[1200px] px-4 pt-4 [&>a]:mb-1">
        <BackLink href={`/${environmentId}/messages`}>{t("detail.back")}</BackLink>
      </div>
      <MessageView {...props} layout="page" />
    </div>
  );
}
