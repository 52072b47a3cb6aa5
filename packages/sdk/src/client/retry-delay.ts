import type { RetryOptions } from "./retry-options.ts";

type Wait = Pick<Required<RetryOptions>, "baseDelayMs" | "maxDelayMs">;

/**
 * The wait before retry number `retry` (from 0), in milliseconds: doubled each time, less up to a half at
 * random, so that many clients do not come back at once. What the server asked for is never undercut.
 */
export function retryDelayMs(retry: number, wait: Wait, random: number, retryAfterMs = 0): number {
  const longest = Math.min(wait.maxDelayMs, wait.baseDelayMs * 2 ** Math.min(retry, 30));
  const own = longest * (1 - random / 2);
  // Everyone was told the same: spread by up to a tenth, later and never sooner.
  return Math.max(own, retryAfterMs * (1 + random / 10));
}

/** `Retry-After` in milliseconds, from seconds or an HTTP date; undefined where it is absent or unreadable. */
export function readRetryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const at = /[A-Za-z]/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
