import type { Metadata } from "next";
import { MessagePage } from "#features/messages/message-page.tsx";
import { messagesText } from "#features/messages/messages-text.ts";
import { openEnvironment } from "#server/open-environment.ts";
import { resources } from "#server/resources.ts";
import { HydrateClient, requestQueryClient, trpc } from "#trpc/server.tsx";

export const metadata: Metadata = { title: messagesText.detail.label };

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
