import type { Pool } from "@posthorn/db";

/** Channel on which every api process hears what it may no longer take from its cache. */
export const credentialsChannel = "posthorn_credentials";

/**
 * Makes all processes forget the credentials of one key, portal session, application or environment.
 * Called after the transaction that changes them has committed, and before the caller is answered.
 */
export async function announceCredentials(pool: Pool, subjectId: string): Promise<void> {
  await pool.query("select pg_notify($1, $2)", [credentialsChannel, subjectId]);
}
