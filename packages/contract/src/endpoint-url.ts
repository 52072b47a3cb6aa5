import { z } from "zod";
import { limits } from "./limits.ts";

/**
 * A URL that deliveries may go to: absolute http or https with a host, without spaces or control characters,
 * at most 65,536 long. User and password in it become Basic auth; the password is never answered again, and stays
 * when the URL is sent back with `****` in its place. Whether its address may be reached is
 * judged elsewhere (code `blocked_address`).
 *
 * @example
 * endpointUrl.parse("https://kopi.example/hooks");
 */
export const endpointUrl = z
  .string()
  .min(1)
  .max(limits.urlLength)
  .refine(isDeliverable, {
    error: "Must be an absolute http or https URL without spaces, such as https://kopi.example/hooks.",
  })
  .describe("Where deliveries go: an absolute http or https URL.")
  .meta({ examples: ["https://kopi.example/hooks"], format: "uri" });

// The URL parser drops tabs and line breaks and trims spaces, so what is stored would not be what is called.
const unfit = /[\p{Cc}\s]/u;

function isDeliverable(text: string): boolean {
  if (unfit.test(text) || !text.isWellFormed() || !URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (protocol === "https:" || protocol === "http:") && hostname !== "";
}
