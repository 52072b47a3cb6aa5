import type { ResponseHeaders } from "./send-result.ts";

type ParsedHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** As many of a response's headers, from the first on, as fit into `limit` bytes of names and values. */
export function keepHeaders(
  parsed: ParsedHeaders,
  limit: number,
): { headers: ResponseHeaders; isTruncated: boolean } {
  // Without a prototype, a header called __proto__ is one like any other.
  const headers: Record<string, string> = Object.create(null);
  let bytes = 0;
  for (const name in parsed) {
    const value = parsed[name];
    if (value === undefined) continue;
    const text = typeof value === "string" ? value : value.join(", ");
    bytes += name.length + text.length;
    if (bytes > limit) return { headers, isTruncated: true };
    headers[name] = text;
  }
  return { headers, isTruncated: false };
}
