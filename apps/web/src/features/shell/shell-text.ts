export const shellText = {
  navigation: "Main navigation",
  openNavigation: "Open navigation",
  closeNavigation: "Close navigation",
  skip: "Skip to content",
  messages: "Messages",
  environment: "Environment",
  notProduction: (name: string) => `${name}: not production`,
  account: (name: string) => `Account of ${name}`,
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
  crashed: "Nothing you did was lost. If it stays, tell whoever runs the server, with this number:",
} as const;
