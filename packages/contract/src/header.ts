import { z } from "zod";
import { limits } from "./limits.ts";
import { utf8Bytes } from "./text.ts";

/**
 * Header names that an endpoint may not set, in lower case: those that delivery itself sets, that belong to
 * the connection, or that change how the request is read.
 *
 * @example
 * forbiddenHeaderNames.includes("content-length"); // true
 */
export const forbiddenHeaderNames = [
  "age",
  "cache-control",
  "clear-site-data",
  "connection",
  "content-encoding",
  "content-language",
  "content-length",
  "content-location",
  "content-type",
  "expect",
  "expires",
  "host",
  "keep-alive",
  "pragma",
  "proxy-authenticate",
  "proxy-authorization",
  "te",
  "trailer",
  "trailers",
  "transfer-encoding",
  "upgrade",
  "user-agent",
  "warning",
  "webhook-id",
  "webhook-signature",
  "webhook-timestamp",
] as const;

/** Beginnings of header names that an endpoint may not set, in lower case. */
export const forbiddenHeaderPrefixes = [
  "svix-",
  "x-amz-",
  "x-amzn-",
  "x-azure-",
  "x-fd-",
  "x-gfe",
  "x-goog-",
  "x-google",
  "x-svix-",
] as const;

// RFC 9110 5.6.2: the characters of a token.
const tokenPattern = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
// RFC 9110 5.5, without obs-text: visible ASCII, with spaces and tabs only inside. No CR, LF or NUL.
const valuePattern = /^(?:[!-~](?:[\t -~]*[!-~])?)?$/;

/**
 * The name of a header that an endpoint may add.
 *
 * @example
 * headerName.safeParse("X-Tenant\r\nHost").success; // false
 */
export const headerName = z
  .string()
  .min(1)
  .max(limits.headerNameLength)
  .regex(tokenPattern, { error: "Must be a header name: letters, digits and '-'." })
  .refine(isAllowed, {
    error: "This header is set by the delivery itself or is reserved: use another name.",
  })
  .meta({ examples: ["X-Tenant"] });

/**
 * The value of a header: visible ASCII with inner spaces, at most 4,096 bytes; line breaks and other control
 * characters are refused, as they would start another header.
 *
 * @example
 * headerValue.parse("Bearer abc");
 */
export const headerValue = z
  .string()
  .refine((value) => utf8Bytes(value) <= limits.headerValueBytes, {
    error: `Must be at most ${limits.headerValueBytes} bytes.`,
  })
  .regex(valuePattern, {
    error:
      "May hold only visible ASCII characters and inner spaces: no line breaks or other control characters.",
  })
  .meta({ examples: ["kopi"] });

/**
 * Headers by name, at most 50. Names that differ only in case are refused, as they are one header.
 *
 * @example
 * headers.parse({ "X-Tenant": "kopi" });
 */
export const headers = z
  .record(headerName, headerValue)
  .superRefine((value, ctx) => {
    const problem = namesProblem(Object.keys(value));
    if (problem) ctx.addIssue({ code: "custom", message: problem, input: value });
  })
  .describe("Headers sent with every delivery, by name: at most 50, values of at most 4,096 bytes.")
  .meta({ examples: [{ "X-Tenant": "kopi" }] });

function isAllowed(name: string): boolean {
  const lower = name.toLowerCase();
  const forbidden: readonly string[] = forbiddenHeaderNames;
  return !forbidden.includes(lower) && !forbiddenHeaderPrefixes.some((prefix) => lower.startsWith(prefix));
}

/**
 * Why these header names cannot stand together, or null.
 *
 * @example
 * namesProblem(["X-A", "x-a"]); // "Names the header 'x-a' twice: …"
 */
export function namesProblem(names: string[]): string | null {
  if (names.length > limits.headersPerEndpoint)
    return `May hold at most ${limits.headersPerEndpoint} headers.`;
  const seen = new Set<string>();
  for (const name of names.map((each) => each.toLowerCase())) {
    if (seen.has(name)) return `Names the header '${name}' twice: case makes no difference.`;
    seen.add(name);
  }
  return null;
}
