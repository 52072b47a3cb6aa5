import { sendAlerts } from "@posthorn/domain";
import type { LoopDeps, RoundResult } from "./loop-deps.ts";

export const defaults = { intervalMs: 2_000 };

/** Sends the alerts that are due. */
export async function runOnce(deps: LoopDeps): Promise<RoundResult> {
  return { isMore: (await sendAlerts(deps)) > 0 };
}
