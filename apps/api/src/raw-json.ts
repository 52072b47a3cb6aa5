import { randomBytes } from "node:crypto";
import { rawJsonText } from "@posthorn/domain";

/**
 * Prints an answer as JSON and splices pieces of raw JSON in as they are, byte for byte. A piece is held open by
 * a random word of this call, which no text of the answer can know.
 */
export function printJson(answer: unknown): string {
  const pieces: string[] = [];
  let word = "";
  const text = JSON.stringify(answer, (_key, value: unknown) => {
    const raw = rawJsonText(value);
    if (raw === null) return value;
    word ||= randomBytes(12).toString("hex");
    pieces.push(raw);
    return word;
  });
  if (pieces.length === 0) return text;
  const [first, ...rest] = text.split(`"${word}"`);
  return rest.reduce((printed, part, index) => printed + pieces[index] + part, first ?? "");
}
