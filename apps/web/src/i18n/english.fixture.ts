import { createFormatter, createTranslator, type Messages } from "next-intl";
import { createFormat } from "#ui/format.ts";
import * as messages from "../../messages/en/index.ts";
import { localeTags } from "./locales.ts";

const reader = { locale: localeTags.en, timeZone: "UTC", messages: messages as Messages };

/** What `useTranslations` answers on an English page. */
export function english<Noun extends keyof Messages>(noun: Noun) {
  return createTranslator({ ...reader, namespace: noun });
}

/** What `useFormat` answers there. */
export const englishFormat = createFormat({
  ...reader,
  formatter: createFormatter(reader),
  t: english("format"),
});
