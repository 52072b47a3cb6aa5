import { endOpenDeliveries, findClosedEndpoints } from "@posthorn/queue";
import type { LoopDeps, RoundResult } from "./loop-deps.ts";

export const defaults = { intervalMs: 15_000 };

/** Ends what still waits for endpoints that were turned off or deleted, and was in a sender's hands then. */
export async function runOnce({ pool, signal }: Pick<LoopDeps, "pool" | "signal">): Promise<RoundResult> {
  const closed = await findClosedEndpoints(pool);
  let ended = 0;
  for (const { endpointId, ending } of closed) {
    if (signal.aborted) break;
    ended += await endOpenDeliveries(pool, { endpointId }, ending);
  }
  return { isMore: ended > 0 };
}
