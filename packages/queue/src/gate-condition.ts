import { breakerReason } from "./breaker.ts";

/** SQL: whether the gate row under this alias limits anything now; one that does not is as good as absent. */
export function isLimiting(alias: string): string {
  return `(${alias}.rate is not null or ${alias}.max_in_flight is not null or ${alias}.is_slow
    or ${alias}.closed_until > now() or ${alias}.closed_reason = '${breakerReason}')`;
}

/** SQL: `check_at` of the gate under this alias once a delivery waits there that is due at `dueAt`. */
export function checkAt(alias: string, dueAt: string): string {
  return `greatest(${alias}.closed_until, least(${alias}.check_at, ${dueAt}))`;
}
