import { expandFanOut, wakeWorkers } from "@posthorn/queue";
import type { LoopDeps, RoundResult } from "./loop-deps.ts";

export const defaults = { intervalMs: 250 };

/** Queues the next chunk of a message with more endpoints than its publish could queue. */
export async function runOnce({ pool }: Pick<LoopDeps, "pool">): Promise<RoundResult> {
  const isMore = await expandFanOut(pool);
  if (isMore) await wakeWorkers(pool);
  return { isMore };
}
