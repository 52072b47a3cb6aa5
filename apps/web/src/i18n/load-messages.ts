import type { Messages } from "next-intl";
import type { Locale } from "./locales.ts";

// A module of its own for each: a page loads one language.
const loaders: Record<Locale, () => Promise<Messages>> = {
  en: () => import("../../messages/en/index.ts"),
  id: () => import("../../messages/id/index.ts"),
  vi: () => import("../../messages/vi/index.ts"),
  ru: () => import("../../messages/ru/index.ts"),
};

/** All messages of one language. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  // A plain object: a module's own cannot be handed from server to browser.
  return { ...(await loaders[locale]()) };
}
