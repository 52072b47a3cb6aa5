"use client";

import { Button, Drawer, useOverlayState } from "@heroui/react";
import { Menu } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { CommandButton } from "#features/command-menu/command-button.tsx";
import type { OrganizationAction } from "#features/organization/organization-dialogs.tsx";
import type { Role } from "#features/people/roles.ts";
import { ThemeMenu } from "#features/theme/theme-menu.tsx";
import { LogoMark } from "#ui/logo.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { EnvironmentMenu } from "./environment-menu.tsx";
import { IsProduction } from "./is-production.tsx";
import { navigationEntries } from "./navigation-entries.ts";
import { ShortcutList } from "./shortcut-list.tsx";
import { useShellKeys } from "./use-shell-keys.ts";

export type ShellEnvironment = {
  id: string;
  name: string;
  isProduction: boolean;
  organizationName: string;
};

type AppShellProps = {
  current: ShellEnvironment;
  environments: ShellEnvironment[];
  user: { name: string; email: string };
  role: Role;
  /** What of organizations and environments the user may make and rename. */
  organizationActions: readonly OrganizationAction[];
  children: ReactNode;
};

/** The operator's frame: where one is, where one can go, who one is. */
export function AppShell(props: AppShellProps) {
  const { current, environments, user, role, organizationActions, children } = props;
  const t = useTranslations("shell");
  const drawer = useOverlayState();
  const path = usePathname();
  const { close } = drawer;
  useEffect(close, [path]);
  const [isShowingShortcuts, setIsShowingShortcuts] = useState(false);
  useShellKeys({ showShortcuts: () => setIsShowingShortcuts(true) });

  const side = (
    <>
      <EnvironmentMenu current={current} environments={environments} actions={organizationActions} />
      <Navigation environmentId={current.id} path={path} />
    </>
  );
  return (
    <IsProduction value={current.isProduction}>
      <div className="flex h-dvh">
        <a
          href="#content"
          className="sr-only z-50 rounded-lg bg-overlay px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          {t("skip")}
        </a>
        <div className="hidden w-52 shrink-0 flex-col gap-3 border-r bg-surface p-2.5 lg:flex">{side}</div>
        <div className="flex min-w-0 flex-1 flex-col">
          <header
            className={`flex h-12 shrink-0 items-center gap-2 border-b bg-surface px-3 lg:px-4 ${current.isProduction ? "" : "hatched"}`}
          >
            <Drawer state={drawer}>
              <Button
                isIconOnly
                size="sm"
                variant="ghost"
                className="lg:hidden"
                aria-label={t("openNavigation")}
              >
                <Menu strokeWidth={1.5} />
              </Button>
              <Drawer.Backdrop>
                <Drawer.Content placement="left">
                  <Drawer.Dialog aria-label={t("navigation")} className="w-72 gap-3 p-3">
                    {side}
                  </Drawer.Dialog>
                </Drawer.Content>
              </Drawer.Backdrop>
            </Drawer>
            <PageName environmentId={current.id} path={path} />
            <span className="ml-auto flex items-center gap-1">
              <CommandButton current={current} environments={environments} role={role} />
              <ThemeMenu />
              <AccountMenu
                environmentId={current.id}
                user={user}
                onShortcuts={() => setIsShowingShortcuts(true)}
              />
            </span>
          </header>
          <main id="content" tabIndex={-1} className="min-h-0 flex-1 outline-none">
            {children}
          </main>
        </div>
        {isShowingShortcuts ? <ShortcutList onClose={() => setIsShowingShortcuts(false)} /> : null}
      </div>
    </IsProduction>
  );
}

function PageName({ environmentId, path }: { environmentId: string; path: string }) {
  const t = useTranslations("shell");
  const entry = navigationEntries(environmentId).find(({ href }) => path.startsWith(href));
  return (
    <span className="flex min-w-0 items-center gap-2 font-semibold">
      <span className="lg:hidden">
        <LogoMark />
      </span>
      <span className="truncate">{entry ? t(entry.name) : null}</span>
    </span>
  );
}

function Navigation({ environmentId, path }: { environmentId: string; path: string }) {
  const t = useTranslations("shell");
  return (
    <nav aria-label={t("navigation")}>
      <ul className="flex flex-col gap-0.5">
        {navigationEntries(environmentId).map(({ name, href, Icon }) => {
          const isCurrent = path.startsWith(href);
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={isCurrent ? "page" : undefined}
                className={`flex h-8 items-center gap-2.5 rounded-md px-2.5 ${isCurrent ? "bg-default font-medium" : "text-muted hover:bg-default/60 hover:text-foreground"}`}
              >
                <Icon className="size-4" strokeWidth={1.5} aria-hidden="true" />
                {t(name)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
