export const portalMessagesText = {
  loading: "Loading messages",
  emptyTitle: "No messages yet",
  empty:
    "Everything that happens and that an endpoint could be told of appears here, whether an endpoint asked for it or not.",
  emptyFilteredTitle: "No message fits",
  emptyFiltered: "None of this event type in the last 90 days.",
  clear: "Show all",
  older: "Show older",
  eventType: "Event type",
  allEventTypes: "All event types",
  id: "Message id",
  published: "Published",
  eventId: "event id",
  channels: "channel",
  back: "All messages",
  loadingOne: "Loading the message",
  resend: "Resend",
  resendTitle: "Resend this message?",
  resendBody: (url: string) =>
    `One more attempt goes to ${url} now. What is planned for later stays as it is.`,
  resendDelivered: "It was delivered there already: your server gets it a second time, with the same id.",
  resent: "The message is on its way again",
} as const;
