export const shellText = {
  navigation: "Main navigation",
  openNavigation: "Open navigation",
  skip: "Skip to content",
  messages: "Messages",
  environment: "Environment",
  account: (name: string) => `Account of ${name}`,
  singleKeys: "Single-key shortcuts",
  singleKeysHint: "/ to search, j and k to move, r to resend",
  signOut: "Sign out",
  theme: "Appearance",
  themes: { system: "Like the system", light: "Light", dark: "Dark" },
  noEnvironmentTitle: "No environment is open to you",
  noEnvironment:
    "You are signed in, but a member of no organization that has an environment. Whoever runs the server can make one:",
  noEnvironmentCommand: 'npm run posthorn -- organization create "Acme" --owner you@example.com',
  notFoundTitle: "Nothing is here",
  notFound:
    "The address is mistyped, what it led to is gone, or it belongs to an environment that is not open to you.",
  toStart: "Go to the start",
  crashedTitle: "This page broke",
  crashed: "Nothing you did was lost. If it stays, tell whoever runs the server.",
  crashedNumber: "The number of this failure in its log:",
} as const;
