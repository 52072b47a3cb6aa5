import { chooseLocale, type Locale } from "#i18n/locales.ts";

/** What is known of the language that a tenant wants. */
export type LocaleHints = {
  /** Of the page's address: `?locale=vi`, or `#key=…&locale=vi` in a link. */
  search: string;
  fragment: string;
  /** Asked for by an earlier address of this tab: links within the portal do not carry it. */
  kept: string | null;
  /** Fixed by the host for the session, or by the environment for all. */
  session: string | null;
  /** Of the browser, the most wanted first. */
  browser: readonly string[];
};

/**
 * The language of the portal: this is the one place that decides it. What the host asks for comes first, then the
 * session's language, then the browser's.
 */
export function portalLocale({ search, fragment, kept, session, browser }: LocaleHints): Locale {
  return chooseLocale([...askedLocales({ search, fragment }), kept, session, ...browser]);
}

/** What the host put into the address: of the page, then of its fragment. */
export function askedLocales({ search, fragment }: Pick<LocaleHints, "search" | "fragment">): string[] {
  return [search.replace(/^\?/, ""), fragment.replace(/^#/, "")].flatMap(
    (part) => new URLSearchParams(part).get("locale") ?? [],
  );
}
