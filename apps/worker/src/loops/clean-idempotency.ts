import { cleanExpired } from "@posthorn/queue";
import type { LoopDeps, RoundResult } from "./loop-deps.ts";

export const defaults = { intervalMs: 5_000 };

/** Deletes idempotency keys and kept answers whose time has passed, a batch of each. */
export async function runOnce({ pool, now }: Pick<LoopDeps, "pool" | "now">): Promise<RoundResult> {
  const keys = await cleanExpired(pool, "idempotency_keys", now());
  const responses = await cleanExpired(pool, "idempotent_responses", now());
  return { isMore: keys.isMore || responses.isMore };
}
