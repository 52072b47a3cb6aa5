import { foldBatchSize, foldRollups } from "@posthorn/queue";
import type { LoopDeps, RoundResult } from "./loop-deps.ts";

export const defaults = { intervalMs: 5_000 };

/**
 * Folds the figures of written batches into minutes, hours and days. A round that found less than it takes waits
 * for the next: folding each new batch at once would write the same rows dozens of times.
 */
export async function runOnce({ pool }: Pick<LoopDeps, "pool">): Promise<RoundResult> {
  return { isMore: (await foldRollups(pool)) >= foldBatchSize };
}
