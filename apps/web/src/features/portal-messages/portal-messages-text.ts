export const portalMessagesText = {
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
