/**
 * SQL: the lease number of a delivery that is queued anew. It starts above any that an earlier life of the same
 * delivery can have had, so that a sender of that life, waking late, does not hold this one.
 */
export const firstLease = "(extract(epoch from now())::int8 - 1700000000)::int";
