"use client";

import type { Messages } from "next-intl";
import { useEffect, useState } from "react";
import { loadMessages } from "#i18n/load-messages.ts";
import { type Locale, localeTags } from "#i18n/locales.ts";
import { askedLocales, portalLocale } from "./portal-locale.ts";
import { keepAskedLocale, keptAskedLocale, keptSession, localeEvent } from "./session-store.ts";

export type PortalLanguage = { locale: Locale; messages: Messages };

/** The page's language with its messages, loaded when it is known; null until then. */
export function usePortalLanguage(): PortalLanguage | null {
  const [language, setLanguage] = useState<PortalLanguage | null>(null);

  useEffect(() => {
    let latest: Locale | null = null;
    const speak = () => {
      const locale = localeOfPage();
      latest = locale;
      loadMessages(locale).then(
        (messages) => {
          if (latest !== locale) return;
          document.documentElement.lang = localeTags[locale];
          setLanguage({ locale, messages });
        },
        // Thrown where React catches it: a page without words has nothing to show but that it broke.
        (error: unknown) => {
          setLanguage(() => {
            throw error;
          });
        },
      );
    };
    speak();
    // A host may put a new link into the frame that is there.
    window.addEventListener("hashchange", speak);
    window.addEventListener(localeEvent, speak);
    return () => {
      latest = null;
      window.removeEventListener("hashchange", speak);
      window.removeEventListener(localeEvent, speak);
    };
  }, []);

  return language;
}

function localeOfPage(): Locale {
  const { search, hash: fragment } = window.location;
  const [asked] = askedLocales({ search, fragment });
  if (asked) keepAskedLocale(asked);
  return portalLocale({
    search,
    fragment,
    kept: keptAskedLocale(),
    session: keptSession(new Date())?.locale ?? null,
    browser: navigator.languages,
  });
}
