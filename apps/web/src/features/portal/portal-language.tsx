"use client";

import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { localeTags } from "#i18n/locales.ts";
import { usePortalLanguage } from "./use-portal-language.ts";

/** Below it the page speaks the tenant's language; until that is loaded, `opening` stands there. */
export function PortalLanguage({ opening, children }: { opening: ReactNode; children: ReactNode }) {
  const language = usePortalLanguage();
  if (!language) return opening;
  return (
    <NextIntlClientProvider locale={localeTags[language.locale]} messages={language.messages}>
      {children}
    </NextIntlClientProvider>
  );
}
