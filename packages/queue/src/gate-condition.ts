/** SQL: whether the gate row under this alias limits anything now; one that does not is as good as absent. */
export function isLimiting(alias: string): string {
  return `(${alias}.rate is not null or ${alias}.max_in_flight is not null or ${alias}.is_slow or ${alias}.closed_until > now())`;
}
