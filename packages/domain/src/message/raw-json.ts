const textOfRawJson = Symbol.for("posthorn.rawJson");

/** JSON that is answered as the text it came in: parsing and printing it again could change numbers and order. */
export type RawJson = { readonly [textOfRawJson]: string };

/** Marks a text as JSON to splice. It must be valid JSON: nothing checks it again. */
export function rawJson(text: string): RawJson {
  return { [textOfRawJson]: text };
}

/** The text of a marked value; null when it is not marked. JSON from outside can never look marked. */
export function rawJsonText(value: unknown): string | null {
  if (typeof value !== "object" || value === null || !(textOfRawJson in value)) return null;
  return value[textOfRawJson] as string;
}
