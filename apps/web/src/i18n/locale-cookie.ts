import type { Locale } from "./locales.ts";

/** Where the dashboard keeps the language that its reader chose. */
export const localeCookie = { name: "posthorn_locale", maxAgeSeconds: 365 * 86_400 } as const;

/** Kept for a year; the server reads it with the next page. */
export function keepLocale(locale: Locale): void {
  const parts = [
    `${localeCookie.name}=${locale}`,
    "Path=/",
    `Max-Age=${localeCookie.maxAgeSeconds}`,
    "SameSite=Lax",
    ...(window.location.protocol === "https:" ? ["Secure"] : []),
  ];
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API needs TLS, which a demo has not.
  document.cookie = parts.join("; ");
}
