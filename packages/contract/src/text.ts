import { z } from "zod";

/**
 * A string that can be stored and sent as it is: at most `maxLength` UTF-16 units, well-formed Unicode and
 * without U+0000, which Postgres cannot keep.
 *
 * @example
 * storableText(256).parse("Nguyễn's kitchen");
 */
export function storableText(maxLength: number) {
  return z.string().max(maxLength).refine(isStorable, {
    error: "Must be well-formed Unicode without the NUL character (U+0000): remove it and send again.",
  });
}

/**
 * True for text that Postgres and a JSON body carry unaltered.
 *
 * @example
 * isStorable("a\u0000b"); // false
 */
export function isStorable(text: string): boolean {
  return !text.includes("\u0000") && text.isWellFormed();
}

/**
 * Length of text in UTF-8, in bytes.
 *
 * @example
 * utf8Bytes("phở"); // 5
 */
export function utf8Bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

/**
 * An array read as a set: repeated entries are dropped, order stays.
 *
 * @example
 * setOf(z.string()).max(2).parse(["a", "a", "b"]); // ["a", "b"]
 */
export function setOf<Item extends z.ZodType>(item: Item) {
  return z.array(item).overwrite((items) => [...new Set(items)]);
}
