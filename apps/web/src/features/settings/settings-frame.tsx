"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { settingsEntries } from "./settings-entries.ts";

/** The list of settings beside the one that is open; above it where the page is narrow. */
export function SettingsFrame({ environmentId, children }: { environmentId: string; children: ReactNode }) {
  const t = useTranslations("settings");
  const path = usePathname();
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto flex w-full max-w-[1200px] flex-col gap-5 px-4 py-5 lg:flex-row lg:gap-8 lg:px-6">
        <nav aria-label={t("title")} className="shrink-0 lg:w-44">
          <ul className="flex gap-0.5 overflow-x-auto lg:flex-col">
            {settingsEntries.map((entry) => {
              const href = `/${environmentId}/settings/${entry.path}`;
              const isCurrent = path.startsWith(href);
              return (
                <li key={href} className="shrink-0">
                  <Link
                    href={href}
                    aria-current={isCurrent ? "page" : undefined}
                    className={`flex h-8 items-center rounded-md px-2.5 ${isCurrent ? "bg-default font-medium" : "text-muted hover:bg-default/60 hover:text-foreground"}`}
                  >
                    {t(entry.name)}
                  </Link>
                </li>
              );
            })}
          </ul>
        </nav>
        <div className="min-w-0 flex-1">{children}</div>
      </div>
    </div>
  );
}
