import { mailOperationalEvents } from "@posthorn/domain";
import type { LoopDeps, RoundResult } from "./loop-deps.ts";

export const defaults = { intervalMs: 5_000 };

/** Mails what waits in the outbox to the operators, where a mail server is set. */
export async function runOnce(deps: LoopDeps): Promise<RoundResult> {
  const { mailer } = deps;
  if (!mailer) return { isMore: false };
  return { isMore: (await mailOperationalEvents({ ...deps, mailer })) > 0 };
}
