import type { HealthOut } from "@posthorn/contract";
import { type Pool, partitionDaysAhead } from "@posthorn/db";

export type Health = {
  /** Asks the database, or answers what it said within the last second. */
  check(): Promise<HealthOut>;
};

const keptMs = 1_000;
const timeoutMs = 2_000;
const leastDaysAhead = 2;

/** Whether this process can do its work. Anyone may ask, so the database is asked once a second at most. */
export function createHealth(deps: { pool: Pool; now(): Date; isListening(): boolean }): Health {
  let last: { at: number; health: Promise<HealthOut> } | undefined;
  return {
    check: () => {
      if (!last || performance.now() - last.at > keptMs) last = { at: performance.now(), health: ask(deps) };
      return last.health;
    },
  };
}

async function ask(deps: { pool: Pool; now(): Date; isListening(): boolean }): Promise<HealthOut> {
  const daysAhead = await inTime(partitionDaysAhead(deps.pool, deps.now())).catch(() => undefined);
  const database = statusOf(daysAhead !== undefined);
  const queue = statusOf((daysAhead ?? 0) >= leastDaysAhead);
  // Without revocations nothing is cached: slower, and as safe. It does not make the process unhealthy.
  const cache = statusOf(deps.isListening());
  const isOk = database.status === "ok" && queue.status === "ok";
  return { ...statusOf(isOk), database, queue, cache };
}

function statusOf(isOk: boolean): { status: "ok" | "error" } {
  return { status: isOk ? "ok" : "error" };
}

function inTime<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("took too long")), timeoutMs);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}
