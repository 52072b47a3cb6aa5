/**
 * What became of a claim: it is yours, another request holds it now, or it was confirmed before.
 *
 * @example
 * ```ts
 * import type { Claim } from "@posthorn/sdk";
 *
 * const statusOf = (claim: Claim) => ({ claimed: 200, done: 200, busy: 409 })[claim];
 * ```
 */
export type Claim = "claimed" | "busy" | "done";

/**
 * Where a receiver remembers which webhooks it has dealt with, so that none is lost and none is done twice.
 * Keep it where all processes of the receiver see it: a table, Redis. A claim is atomic, and belongs to its
 * `token` until `leaseSeconds` have passed; then another may take it, as its holder has died. Keep confirmed ids
 * for 14 days: so long may a sender come back with one.
 *
 * @example
 * ```ts
 * import type { WebhookStore } from "@posthorn/sdk";
 *
 * // create table webhooks (id text primary key, token text not null, leased_until timestamptz, done_at timestamptz)
 * type Sql = (text: string, values: unknown[]) => Promise<{ rows: { done: boolean }[] }>;
 * const postgresStore = (sql: Sql): WebhookStore => ({
 *   async claim(id, token, leaseSeconds) {
 *     const claimed = await sql(
 *       `insert into webhooks values ($1, $2, now() + $3 * interval '1 second', null)
 *        on conflict (id) do update set token = $2, leased_until = excluded.leased_until
 *        where webhooks.done_at is null and webhooks.leased_until < now()
 *        returning false as done`,
 *       [id, token, leaseSeconds],
 *     );
 *     if (claimed.rows.length > 0) return "claimed";
 *     const held = await sql("select done_at is not null as done from webhooks where id = $1", [id]);
 *     return held.rows[0]?.done ? "done" : "busy";
 *   },
 *   async confirm(id, token) {
 *     await sql("update webhooks set done_at = now() where id = $1 and token = $2", [id, token]);
 *   },
 *   async release(id, token) {
 *     await sql("delete from webhooks where id = $1 and token = $2 and done_at is null", [id, token]);
 *   },
 * });
 * ```
 */
export type WebhookStore = {
  claim(id: string, token: string, leaseSeconds: number): Promise<Claim>;
  /** Remembers the id for good, if the claim is still the token's. */
  confirm(id: string, token: string): Promise<void>;
  /** Frees the id for the next try, if the claim is still the token's. */
  release(id: string, token: string): Promise<void>;
};
