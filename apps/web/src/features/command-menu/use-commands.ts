"use client";

import { useTranslations } from "next-intl";
import type { Role } from "#features/people/roles.ts";
import { settingsEntries } from "#features/settings/settings-entries.ts";
import { navigationEntries } from "#features/shell/navigation-entries.ts";
import { type AskedAction, askedAction } from "./asked-action.ts";
import type { Command } from "./commands.ts";

type Environment = { id: string; name: string; organizationName: string };

const ranks: Record<Role, number> = { viewer: 0, developer: 1, admin: 2, owner: 3 };

/** What can be done from everywhere, where it is done, and who may. */
const actions: readonly { name: AskedAction; path: string; role: Role }[] = [
  { name: "publishTest", path: "messages", role: "developer" },
  { name: "createApplication", path: "applications", role: "developer" },
  { name: "createKey", path: "api-keys", role: "admin" },
  { name: "invite", path: "settings/people", role: "admin" },
];

/** Pages, actions and environments: what the menu knows without asking the server. */
export function useCommands(
  current: Environment,
  environments: readonly Environment[],
  role: Role,
): Command[] {
  const t = useTranslations("commandMenu");
  const shell = useTranslations("shell");
  const settings = useTranslations("settings");
  const pages = navigationEntries(current.id).map(({ name, href }) => ({
    group: "pages" as const,
    label: shell(name),
    href,
  }));
  const inSettings = settingsEntries.map(({ name, path }) => ({
    group: "pages" as const,
    label: settings(name),
    hint: settings("title"),
    href: `/${current.id}/settings/${path}`,
  }));
  const allowed = actions.filter((action) => ranks[role] >= ranks[action.role]);
  return [
    ...pages,
    ...inSettings,
    ...allowed.map(({ name, path }) => ({
      group: "actions" as const,
      label: t(`actions.${name}`),
      href: `/${current.id}/${path}?${askedAction}=${name}`,
    })),
    ...environments
      .filter(({ id }) => id !== current.id)
      .map(({ id, name, organizationName }) => ({
        group: "environments" as const,
        label: name,
        hint: organizationName,
        href: `/${id}`,
      })),
  ];
}
