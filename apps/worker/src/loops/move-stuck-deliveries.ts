import { moveStuckDeliveries, wakeWorkers } from "@posthorn/queue";
import type { LoopDeps, RoundResult } from "./loop-deps.ts";

export const defaults = { intervalMs: 15_000 };

/** Finds deliveries that should have moved and did not, moves them and counts them: a count that stays 0. */
export async function runOnce({ pool, onStuck }: Pick<LoopDeps, "pool" | "onStuck">): Promise<RoundResult> {
  const { withoutGate, forgotten, withoutEndpoint } = await moveStuckDeliveries(pool);
  const count = withoutGate + forgotten + withoutEndpoint;
  if (count === 0) return { isMore: false };
  onStuck(count);
  await wakeWorkers(pool);
  return { isMore: true };
}
