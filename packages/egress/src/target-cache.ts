import { checkUrl, type UrlCheck } from "./check-url.ts";
import type { EgressPolicy } from "./policy.ts";

/** Checks a URL once and remembers the answer: a sender meets the same few thousand again and again. */
export function createTargetCache(policy: EgressPolicy, capacity = 5_000): (url: string) => UrlCheck {
  const checks = new Map<string, UrlCheck>();
  return (url) => {
    const known = checks.get(url);
    if (known !== undefined) return known;

    const check = checkUrl(url, policy);
    const [oldest] = checks.keys();
    if (checks.size >= capacity && oldest !== undefined) checks.delete(oldest);
    if (url.length <= 2_048) checks.set(url, check);
    return check;
  };
}
