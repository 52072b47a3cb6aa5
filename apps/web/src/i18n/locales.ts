/** The languages of dashboard and portal. A new one is a folder of messages and a line in each of these. */
export const locales = ["en", "id", "vi", "ru"] as const;

export type Locale = (typeof locales)[number];

/** Each in its own words: they are read by people who cannot read the page. */
export const localeNames: Readonly<Record<Locale, string>> = {
  en: "English",
  id: "Bahasa Indonesia",
  vi: "Tiếng Việt",
  ru: "Русский",
};

/** What numbers and dates are written by, and `<html lang>` says: English ones begin with the day. */
export const localeTags: Readonly<Record<Locale, string>> = { en: "en-GB", id: "id", vi: "vi", ru: "ru" };

/** The first wanted language that is there, by its tag (`vi-VN` is Vietnamese); English when none is. */
export function chooseLocale(wanted: Iterable<string | null | undefined>): Locale {
  for (const tag of wanted) {
    const language = tag?.toLowerCase().split("-")[0];
    const found = locales.find((locale) => locale === language);
    if (found) return found;
  }
  return "en";
}

/** The tags of an Accept-Language header, the most wanted first. */
export function acceptedLanguages(header: string | null): string[] {
  return (header ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.split(";").map((text) => text.trim());
      const weight = parameters.find((text) => text.startsWith("q="))?.slice(2);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, weight }) => tag !== "" && weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag);
}
