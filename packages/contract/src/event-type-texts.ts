import { z } from "zod";
import { limits } from "./limits.ts";
import { storableText } from "./text.ts";

/** The languages that a product's texts can be in; English is what all others fall back to. */
export const languages = ["en", "id", "vi", "ru"] as const;

/**
 * A language of the portal.
 *
 * @example
 * language.parse("vi");
 */
export const language = z.enum(languages).describe("A language: en, id, vi or ru.");
/** A language of the portal. */
export type Language = z.output<typeof language>;

/** What people call an event type, "Order placed"; the name stays what code goes by. */
export const eventTypeTitle = storableText(limits.eventTypeTitleLength).min(1);

const translation = z.object({
  title: eventTypeTitle.nullable(),
  description: storableText(limits.descriptionLength).min(1),
});

/**
 * An event type in other languages than English.
 *
 * @example
 * eventTypeTranslations.parse({ vi: { title: "Đơn hàng mới", description: "Có đơn hàng mới." } });
 */
export const eventTypeTranslations = z
  .object({ id: translation, vi: translation, ru: translation })
  .partial()
  .describe("Title and description in other languages than English.");
/** {@link eventTypeTranslations} once parsed. */
export type EventTypeTranslations = z.output<typeof eventTypeTranslations>;
