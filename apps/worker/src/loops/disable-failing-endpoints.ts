import { disableFailingEndpoints } from "@posthorn/domain";
import type { LoopDeps, RoundResult } from "./loop-deps.ts";

export const defaults = { intervalMs: 300_000 };

/** Turns off endpoints that have only failed for days. */
export async function runOnce(deps: LoopDeps): Promise<RoundResult> {
  return { isMore: (await disableFailingEndpoints(deps, deps.policy.disableAfterDays)).length > 0 };
}
