import { describeSettings, type SettingDescription, type SettingGroup } from "@posthorn/settings";
import { code, generatedNote, page, table } from "./markdown.ts";

const introduction = `Everything that can be set, as environment variables. They are checked at start: a wrong one stops
it with an error that names the variable and what it may be. \`npm run posthorn -- config\` prints the values in force.
An empty variable counts as not set. Values of secret settings are never shown.`;

const groups: Record<SettingGroup, string> = {
  addresses: "Addresses and ports",
  storage: "Storage",
  process: "Process",
  security: "Security",
  "sign-in": "Sign-in",
  deliveries: "Deliveries",
  mail: "Mail",
};

/** docs/reference/settings.md: every setting, by group. */
export function settingsPage(): string {
  const settings = describeSettings();
  const sections = Object.entries(groups).flatMap(([group, title]) => [
    `## ${title}`,
    table(
      ["variable", "default", "what it is"],
      settings.filter((setting) => setting.group === group).map(settingRow),
    ),
  ]);
  return page(generatedNote, "# Settings", introduction, ...sections);
}

function settingRow({ variable, default: initial, sentence, allowed, secret }: SettingDescription): string[] {
  const what = `${sentence} Allowed: ${allowed}.${secret ? " Secret." : ""}`;
  return [code(variable), initial ? code(initial) : "not set", what];
}
