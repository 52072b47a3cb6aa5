"use client";

import { type QueryKey, useQuery } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { chooseLocale, type Locale } from "#i18n/locales.ts";

const shortly = 60_000;

/** What the tenant can get, by name, in the reader's language as far as there is one. */
export function useEventTypes() {
  const { api } = usePortal();
  const language = useReaderLanguage();
  return useQuery({
    queryKey: [...eventTypeKeys.list, language],
    queryFn: () => api.listEventTypes(language),
    staleTime: shortly,
  });
}

/** One of them with what is needed to build on it. */
export function useEventType(name: string) {
  const { api } = usePortal();
  const language = useReaderLanguage();
  return useQuery({
    queryKey: [...eventTypeKeys.one(name), language],
    queryFn: () => api.getEventType(name, language),
    staleTime: shortly,
  });
}

export function useReaderLanguage(): Locale {
  return chooseLocale([useLocale()]);
}

/** The cache's keys of event types. */
export const eventTypeKeys = {
  list: ["event-types"],
  one: (name: string) => ["event-type", name],
} as const satisfies Record<string, QueryKey | ((name: string) => QueryKey)>;
