import { foldRollups } from "@posthorn/queue";
import type { LoopDeps, RoundResult } from "./loop-deps.ts";

export const defaults = { intervalMs: 2_000 };

/** Folds the figures of written batches into minutes, hours and days. */
export async function runOnce({ pool }: Pick<LoopDeps, "pool">): Promise<RoundResult> {
  return { isMore: (await foldRollups(pool)) > 0 };
}
