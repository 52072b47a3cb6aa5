"use client";

import { useIsHydrated } from "@heroui/react";
import { NextIntlClientProvider, useLocale, useTimeZone } from "next-intl";
import type { ReactNode } from "react";

/** Below it times are told in the reader's zone; before the browser has taken over, in the server's. */
export function ReaderZone({ children }: { children: ReactNode }) {
  const isHydrated = useIsHydrated();
  const serverZone = useTimeZone() ?? "UTC";
  const timeZone = isHydrated ? Intl.DateTimeFormat().resolvedOptions().timeZone : serverZone;
  return (
    <NextIntlClientProvider locale={useLocale()} timeZone={timeZone}>
      {children}
    </NextIntlClientProvider>
  );
}
