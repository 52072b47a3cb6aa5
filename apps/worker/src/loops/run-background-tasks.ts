import { runBackgroundTask } from "@posthorn/domain";
import { wakeWorkers } from "@posthorn/queue";
import type { LoopDeps, RoundResult } from "./loop-deps.ts";

export const defaults = { intervalMs: 1_000 };

/** One batch of the background task that is due longest. */
export async function runOnce(deps: Pick<LoopDeps, "pool" | "now" | "onError">): Promise<RoundResult> {
  const result = await runBackgroundTask(deps);
  if (typeof result === "object") deps.onError(result.error);
  if (result === "worked") await wakeWorkers(deps.pool);
  return { isMore: result !== "idle" };
}
