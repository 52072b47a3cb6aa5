import { limits, storableText } from "@posthorn/contract";
import { invalidField } from "./domain-error.ts";

const schema = storableText(limits.nameLength).trim().min(1);

/** A name for people of something that has no schema on the wire, or `invalidField`. */
export function readName(value: string, field = "name"): string {
  const name = schema.safeParse(value);
  if (name.success) return name.data;
  throw invalidField(field, `Must be text of 1 to ${limits.nameLength} characters.`);
}
