import { z } from "zod";
import { limits } from "./limits.ts";
import { storableText, utf8Bytes } from "./text.ts";

/**
 * The host's own notes on an application or endpoint: text by name, at most 4,096 bytes as JSON.
 *
 * @example
 * metadata.parse({ plan: "gold" });
 */
export const metadata = z
  .record(storableText(limits.metadataBytes), storableText(limits.metadataBytes))
  .refine((value) => utf8Bytes(JSON.stringify(value)) <= limits.metadataBytes, {
    error: `Must be at most ${limits.metadataBytes} bytes as JSON: shorten or remove entries.`,
  })
  .describe("Your own notes: text by name, at most 4,096 bytes as JSON.")
  .meta({ examples: [{ plan: "gold" }] });
