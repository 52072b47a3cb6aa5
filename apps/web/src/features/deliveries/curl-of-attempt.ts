import type { ShownAttempt } from "./shown-attempt.ts";

/** Headers that the command makes itself, or that would cut what it sends. */
const madeByCurl = new Set(["content-length", "host", "connection", "transfer-encoding", "accept-encoding"]);

/**
 * The request of an attempt as a command for a shell: its headers, and the payload as it was published. What the
 * endpoint's properties added is not in it: they may have changed since.
 */
export function curlOfAttempt(attempt: ShownAttempt, payload: string | null): string {
  const headers = Object.entries(attempt.requestHeaders ?? {}).filter(([name]) => !madeByCurl.has(name));
  return [
    `curl -X POST ${quoteForShell(attempt.url)}`,
    ...headers.map(([name, value]) => `-H ${quoteForShell(`${name}: ${value}`)}`),
    ...(payload === null ? [] : [`--data-binary ${quoteForShell(payload)}`]),
  ].join(" \\\n  ");
}

/** One word to a shell, whatever is in it. */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
