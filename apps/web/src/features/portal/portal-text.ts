import type { PortalErrorKind } from "./portal-error.ts";

export const portalText = {
  title: "Webhooks",
  tabs: { endpoints: "Endpoints", messages: "Logs" },
  sections: "Sections",
  opening: "Opening",
  refresh: "Refresh",
  refreshing: "Refreshing",
  toStart: "Go to the endpoints",
  missingTitle: "It is not here",
  deniedTitle: "Your session may not do this",
  denied: "Whoever opened this page for you decides what it may do. Ask them for a link that allows it.",
  problems: {
    no_link: {
      title: "Open this page from the product you use",
      body: "It shows the webhooks of one account, and the product where that account is has the link to it: look for its webhook settings.",
    },
    broken_link: {
      title: "This link is not complete",
      body: "A part of it got lost on the way, as happens when a link is copied in pieces. Nothing was changed; open the page again from the product you use.",
    },
    link_already_used: {
      title: "This link was opened in another browser",
      body: "A link is for the first browser that opens it. Go back to the product you use and open its webhook settings again: that makes a new one.",
    },
    link_expired: {
      title: "This link has expired",
      body: "Go back to the product you use and open its webhook settings again: that makes a new one.",
    },
    ended: {
      title: "Your session has ended",
      body: "Everything that was saved stays saved. Go back to the product you use and open its webhook settings again.",
    },
    unreachable: {
      title: "The server cannot be reached",
      body: "Either it is down for a moment, or this device is offline. Webhooks that are due are kept and sent later. This page tries again by itself.",
    },
    failed: {
      title: "The server could not do that",
      body: "It was not your input. Nothing was changed; try again in a moment.",
    },
  },
  errors: {
    unreachable: "The server cannot be reached. Nothing was changed.",
    ended: "Your session has ended. Open this page again from the product you use.",
    denied: "Your session is not allowed to do this. Ask who gave you access.",
    missing: "It is no longer there. Somebody may have deleted it.",
    refused: "",
    failed: "The server could not do that. It was not your input; try again in a moment.",
  } satisfies Record<PortalErrorKind, string>,
} as const;
