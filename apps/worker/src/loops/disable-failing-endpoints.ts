import { disableFailingEndpoints } from "@posthorn/domain";
import type { LoopDeps, RoundResult } from "./loop-deps.ts";

export const defaults = { intervalMs: 300_000 };

/** Turns off endpoints that have only failed for days. */
export async function runOnce(deps: LoopDeps): Promise<RoundResult> {
  const options = { days: deps.disableAfterDays, isMailOn: deps.mailer !== null };
  return { isMore: (await disableFailingEndpoints(deps, options)).length > 0 };
}
