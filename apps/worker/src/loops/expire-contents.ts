import { lowestId, onlyOne } from "@posthorn/db";
import { expireContents } from "@posthorn/queue";
import type { LoopDeps, RoundResult } from "./loop-deps.ts";

export const defaults = {
  intervalMs: 86_400_000,
  /** What expired before was emptied by an earlier round; a process's first looks at everything. */
  after: new Date(0),
  messageDays: 91,
};

const dayMs = 86_400_000;

/**
 * Empties payloads and answers that expired before the partition they are in goes. They are hidden from the moment
 * they expire; this gives their space back within a day. Reads messages once, in order, in small batches.
 */
export async function runOnce(
  deps: Pick<LoopDeps, "pool" | "now" | "signal">,
  options: typeof defaults,
): Promise<RoundResult> {
  const hasRun = await onlyOne(deps.pool, "expiry", () => empty(deps, options));
  return { isMore: false, ...(!hasRun && { isSkipped: true }) };
}

async function empty(
  { pool, now, signal }: Pick<LoopDeps, "pool" | "now" | "signal">,
  options: typeof defaults,
): Promise<void> {
  const until = now();
  let from: string | null = lowestId("msg", until.getTime() - options.messageDays * dayMs);
  // Nothing expires within a day of its publish.
  const to = lowestId("msg", until.getTime() - dayMs);
  while (from !== null && !signal.aborted) {
    const batch = await expireContents(pool, { from, to }, { after: options.after, until });
    from = batch.lastMessageId === null ? null : `${batch.lastMessageId}0`;
  }
}
