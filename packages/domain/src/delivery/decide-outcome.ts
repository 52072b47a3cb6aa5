import type { DeliveryReason } from "@posthorn/contract";

export type Answer = { status: number; retryAfter: string | null } | { status: null };

export type Decision =
  | { verdict: "succeeded" }
  | { verdict: "retry"; retryDelayMs: number }
  | { verdict: "exhausted"; reason: DeliveryReason };

const jitter = 0.2;
/** How far beyond the schedule an endpoint may put its next try with Retry-After. */
const longestRetryAfterSeconds = 3_600;

/**
 * What an attempt makes of its delivery. Only 2xx is success; 410 says that the endpoint is gone for good;
 * anything else is tried again while the schedule lasts. `attemptNumber` counts from 1 and includes this attempt;
 * `random` is uniform in [0, 1).
 */
export function decideOutcome(
  answer: Answer,
  attemptNumber: number,
  options: { retrySchedule: readonly number[]; random: number; now: number },
): Decision {
  if (answer.status !== null && answer.status >= 200 && answer.status < 300) return { verdict: "succeeded" };
  if (answer.status === 410) return { verdict: "exhausted", reason: "endpoint_disabled" };
  const scheduled = options.retrySchedule[attemptNumber - 1];
  if (scheduled === undefined) return { verdict: "exhausted", reason: "attempts_used" };
  const spread = scheduled * (1 + jitter * (2 * options.random - 1));
  const asked = answer.status === null ? null : retryAfterSeconds(answer.retryAfter, options.now);
  return { verdict: "retry", retryDelayMs: Math.round(boundedDelay(spread, asked) * 1000) };
}

// Never sooner than the schedule, and later by an hour or twice the schedule at most.
function boundedDelay(scheduled: number, asked: number | null): number {
  if (asked === null || asked <= scheduled) return scheduled;
  return Math.min(asked, Math.max(2 * scheduled, longestRetryAfterSeconds));
}

/** Retry-After in seconds (RFC 9110, section 10.2.3: a number or a date); null when there is none to read. */
export function retryAfterSeconds(value: string | null, now: number): number | null {
  if (value === null) return null;
  const text = value.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, (at - now) / 1000);
}
