import { reportEveryMs, reportProcess } from "@posthorn/domain";
import type { LoopDeps, RoundResult } from "./loop-deps.ts";

export const defaults = { intervalMs: reportEveryMs };

/** Says that this process lives. */
export async function runOnce({
  prisma,
  self,
  now,
}: Pick<LoopDeps, "prisma" | "self" | "now">): Promise<RoundResult> {
  await reportProcess(prisma, self, now());
  return { isMore: false };
}
