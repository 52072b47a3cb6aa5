import type { EventTypeTranslations, Language } from "@posthorn/contract";
import type { EventTypeDetail } from "@posthorn/domain";

/** What is written in each language; an empty text is none. */
export type Texts = Record<Language, { title: string; description: string }>;

type Described = Pick<EventTypeDetail, "title" | "description" | "translations">;

export function textsOf({ title, description, translations }: Described): Texts {
  const of = (language: Exclude<Language, "en">) => {
    const written = translations[language];
    return { title: written?.title ?? "", description: written?.description ?? "" };
  };
  return { en: { title: title ?? "", description }, id: of("id"), vi: of("vi"), ru: of("ru") };
}

/** The same as a change: a language without a description is taken away. */
export function changesOf(texts: Texts) {
  const translations: EventTypeTranslations = {};
  for (const language of ["id", "vi", "ru"] as const) {
    const { title, description } = trimmed(texts[language]);
    if (description !== "") translations[language] = { title: title || null, description };
  }
  const { title, description } = trimmed(texts.en);
  return { title: title || null, description, translations };
}

/** What a reader of a language gets: its own words, or the English and that they are. */
export function wordsShown(texts: Texts, language: Language) {
  const own = trimmed(texts[language]);
  return own.description === "" ? { ...trimmed(texts.en), language: "en" as const } : { ...own, language };
}

function trimmed({ title, description }: Texts[Language]) {
  return { title: title.trim(), description: description.trim() };
}
