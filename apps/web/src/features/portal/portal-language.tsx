"use client";

import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { usePortalLanguage } from "./use-portal-language.ts";

/** Below it the page speaks the tenant's language; until that is loaded, `opening` stands there. */
export function PortalLanguage({ opening, children }: { opening: ReactNode; children: ReactNode }) {
  const language = usePortalLanguage();
  if (!language) return opening;
  return <NextIntlClientProvider {...language}>{children}</NextIntlClientProvider>;
}
