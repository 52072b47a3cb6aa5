import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MessagePage } from "#features/messages/message-page.tsx";
import { openEnvironment } from "#server/open-environment.ts";
import { resources } from "#server/resources.ts";
import { HydrateClient, requestQueryClient, trpc } from "#trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("messages");
  return { title: t("detail.label") };
}

type PageProps = { params: Promise<{ environmentId: string; messageId: string }> };

export default async function MessageRoute({ params }: PageProps) {
  const { environmentId, messageId } = await params;
  const { membership } = await openEnvironment(environmentId);
  await requestQueryClient().prefetchQuery(
    trpc.messages.get.queryOptions({ environmentId, message: messageId }),
  );
  return (
    <HydrateClient>
      <MessagePage
        environmentId={environmentId}
        messageId={messageId}
        apiUrl={resources().settings.apiUrl}
        canResend={membership.role !== "viewer"}
      />
    </HydrateClient>
  );
}
