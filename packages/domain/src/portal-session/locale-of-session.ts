import { type Branding, type Locale, locale } from "@posthorn/contract";

/** The one place where the language of a portal comes in: the session's, else the environment's, else the browser's. */
export function localeOfSession(
  session: { locale: string | null } | null,
  branding: Branding,
): Locale | null {
  return locale.safeParse(session?.locale).data ?? branding.language;
}
