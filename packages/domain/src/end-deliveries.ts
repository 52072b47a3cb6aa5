import { setTimeout as delay } from "node:timers/promises";
import { type Ending, endOpenDeliveries, type OpenDeliveries } from "@posthorn/queue";
import type { Ctx } from "./ctx.ts";

const waitMs = 2_000;

/**
 * Ends open deliveries after the change that ends them has committed. The caller waits a moment, so that it mostly
 * sees the result; a long queue goes on behind it. What a crash leaves over ends when a worker claims it.
 */
export async function endDeliveries(
  { pool }: Pick<Ctx, "pool">,
  which: OpenDeliveries,
  ending: Ending,
): Promise<void> {
  const stop = new AbortController();
  const ended = endOpenDeliveries(pool, which, ending)
    .catch(() => 0)
    .finally(() => stop.abort());
  await Promise.race([ended, delay(waitMs, undefined, { signal: stop.signal }).catch(() => undefined)]);
}
