/** `name` is a key of the messages of settings. */
export type SettingsEntry = {
  name: "people" | "environment" | "look" | "alerts" | "usage" | "tasks" | "system" | "account";
  path: string;
};

/** The pages of the settings, in the order of their list. A new page is one line here, and its name in the messages. */
export const settingsEntries: readonly SettingsEntry[] = [
  { name: "people", path: "people" },
  { name: "environment", path: "environment" },
  { name: "look", path: "look" },
  { name: "alerts", path: "alerts" },
  { name: "usage", path: "usage" },
  { name: "tasks", path: "tasks" },
  { name: "system", path: "system" },
  { name: "account", path: "account" },
];
