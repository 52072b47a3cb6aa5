/** At so many failures in a row the gate of an endpoint closes. */
export const failuresToClose = 50;

export const shortestClosingSeconds = 5;
export const longestClosingSeconds = 60;

/** `closed_reason` of a gate that the breaker closed: it ends with a success, not with its time. */
export const breakerReason = "breaker";

/**
 * SQL: until when a gate closes after one more failure. Twice as long as the last time, which went from the failure
 * before until it half opened; without a last time, or when others failed meanwhile, at least the shortest.
 */
export function closingEnd(closedUntil: string, failedBeforeAt: string): string {
  return `now() + least(greatest(2 * (${closedUntil} - ${failedBeforeAt}), interval '${shortestClosingSeconds} seconds'),
                        interval '${longestClosingSeconds} seconds')`;
}
