import { publishOperationalEvents } from "@posthorn/domain";
import type { LoopDeps, RoundResult } from "./loop-deps.ts";

export const defaults = { intervalMs: 1_000 };

/** Publishes what waits in the outbox to the operational endpoints. */
export async function runOnce(deps: Pick<LoopDeps, "pool" | "prisma" | "now">): Promise<RoundResult> {
  return { isMore: (await publishOperationalEvents(deps)) > 0 };
}
