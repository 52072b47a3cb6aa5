import { z } from "zod";

const shape = z.record(z.string(), z.string());

/** Metadata as it is typed: a JSON object of texts, or nothing; null while it is neither. */
export function readMetadata(text: string): Record<string, string> | null {
  if (text.trim() === "") return {};
  try {
    return shape.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
