export const callFailureText = {
  unreachable: {
    title: "The server cannot be reached",
    body: "Either it restarts, or this device is offline. Deliveries go on without this page; nothing was lost.",
  },
  signedOut: {
    title: "You are signed out",
    body: "Your session has ended, here or in another tab. Sign in and you are back on this page.",
  },
  denied: {
    title: "Your role does not allow this",
    body: "An owner or admin of the organization can change it.",
  },
  missing: {
    title: "It is not here",
    body: "It was deleted, is older than the log is kept, or belongs to another environment.",
  },
  failed: {
    title: "The server could not do that",
    body: "It was not your input, and nothing was changed. Its log says more.",
  },
  toSignIn: "Sign in",
} as const;
