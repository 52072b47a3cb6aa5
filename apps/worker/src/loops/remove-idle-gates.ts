import { removeIdleGates } from "@posthorn/queue";
import type { LoopDeps, RoundResult } from "./loop-deps.ts";

export const defaults = { intervalMs: 60_000 };

/** Removes gates that limit nothing any more: a gate's row costs every publish and claim a look. */
export async function runOnce({ pool }: Pick<LoopDeps, "pool">): Promise<RoundResult> {
  await removeIdleGates(pool);
  return { isMore: false };
}
