import { portalText } from "#features/portal/portal-text.ts";
import { MessageList } from "#features/portal-messages/message-list.tsx";

export default function PortalMessagesPage() {
  return (
    <>
      <h1 className="sr-only">{portalText.tabs.messages}</h1>
      <MessageList />
    </>
  );
}
