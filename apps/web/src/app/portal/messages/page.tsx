import { PortalTitle } from "#features/portal/portal-title.tsx";
import { MessageList } from "#features/portal-messages/message-list.tsx";

export default function PortalMessagesPage() {
  return (
    <>
      <PortalTitle of="messages" />
      <MessageList />
    </>
  );
}
