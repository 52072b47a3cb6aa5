import { useFormatter, useLocale, useTimeZone, useTranslations } from "next-intl";
import { createFormat, type Format } from "./format.ts";

/** Times, spans and sizes as the reader of the page writes them. */
export function useFormat(): Format {
  const formatter = useFormatter();
  const t = useTranslations("format");
  return createFormat({ formatter, t, locale: useLocale(), timeZone: useTimeZone() });
}
