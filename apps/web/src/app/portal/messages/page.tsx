import { MessageList } from "#features/portal-messages/message-list.tsx";

export default function PortalMessagesPage() {
  return <MessageList />;
}
