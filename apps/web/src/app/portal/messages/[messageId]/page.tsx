import { MessageDetail } from "#features/portal-messages/message-detail.tsx";

type PageProps = { params: Promise<{ messageId: string }> };

export default async function PortalMessagePage({ params }: PageProps) {
  return <MessageDetail messageId={(await params).messageId} />;
}
