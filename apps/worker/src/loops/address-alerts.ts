import { addressAlerts } from "@posthorn/domain";
import type { LoopDeps, RoundResult } from "./loop-deps.ts";

export const defaults = { intervalMs: 2_000 };

/** Turns what waits in the outbox into alerts. */
export async function runOnce(deps: LoopDeps): Promise<RoundResult> {
  return { isMore: (await addressAlerts(deps)) > 0 };
}
