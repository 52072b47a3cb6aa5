import { setTimeout as delay } from "node:timers/promises";
import type { ReceiverTotals } from "../load/peer-messages.ts";
import { createFixedController } from "../load/rate-controller.ts";
import type { Stack } from "../stack/start-stack.ts";
import { findHalfRate, openLoopInFlight } from "./half.ts";
import { runMeasured } from "./run-measured.ts";
import type { Bench, BenchResult } from "./scenario.ts";
import { withStack } from "./with-stack.ts";

const turns = ["api", "worker", "postgres", "api", "worker", "postgres"] as const;
/** While a part is away, publishing goes on: so much may wait. */
const heldSeconds = 60;
/** A killed worker's deliveries come back when their leases end, which is within 45 s. */
const settleWithinMs = 120_000;

type Kill = { part: (typeof turns)[number]; backAfterMs: number };

/**
 * `kill -9` of api, worker and Postgres in turn, twice, at half the steady rate; each is started again at once, as
 * `npm start` would. Whatever was answered 202 must arrive, and nothing may stay in the queue.
 */
export function kill(bench: Bench): Promise<BenchResult> {
  return withStack(bench, {}, async (stack) => {
    const { ratePerSecond, firstSequence } = await findHalfRate(bench, stack);
    bench.tell(`kill: ${ratePerSecond} messages a second`);
    const { duplicated: before } = await stack.receiver.ask<ReceiverTotals>({ kind: "totals" });
    const killing = killInTurn(bench, stack);
    const measured = runMeasured(bench, stack, {
      scenario: "kill",
      control: createFixedController(ratePerSecond, heldSeconds),
      maxInFlight: openLoopInFlight,
      firstSequence,
    });
    // Both end before anything is stopped: a part must not come back behind our back.
    const [kills, load] = await Promise.allSettled([killing, measured]);
    if (kills.status === "rejected") throw kills.reason;
    if (load.status === "rejected") throw load.reason;
    bench.tell(`arrived each second: ${load.value.load.timeline.join(" ")}`);
    const stuck = await untilSettled(bench, stack);
    // What was sent and not written down is sent again when its lease ends, long after everything has arrived.
    const { duplicated: after } = await stack.receiver.ask<ReceiverTotals>({ kind: "totals" });
    const endedByThemselves = { api: stack.api.ends.length, worker: stack.worker.ends.length };
    const duplicated = after - before;
    return { ...load.value.result, duplicated, ratePerSecond, kills: kills.value, endedByThemselves, stuck };
  });
}

async function killInTurn({ options, signal, tell }: Bench, stack: Stack): Promise<Kill[]> {
  const kills: Kill[] = [];
  const startsAt = performance.now() + options.warmupSeconds * 1_000;
  const everyMs = (options.seconds * 1_000) / turns.length;
  for (const [turn, part] of turns.entries()) {
    const at = startsAt + turn * everyMs + everyMs / 4;
    await delay(Math.max(0, at - performance.now()), undefined, { signal });
    const killedAt = performance.now();
    await (part === "postgres" ? stack.database : stack[part]).killAndRestart();
    const backAfterMs = Math.round(performance.now() - killedAt);
    tell(`killed ${part} at ${seconds(killedAt - startsAt)}; back after ${seconds(backAfterMs)}`);
    kills.push({ part, backAfterMs });
  }
  return kills;
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

/** Waits until no delivery is open; answers how many still are when the time is over. */
async function untilSettled({ signal }: Bench, { database }: Stack): Promise<number> {
  const end = performance.now() + settleWithinMs;
  while (true) {
    const { rows } = await database.pool.query<{ open: number }>(
      "select count(*) as open from delivery_queue",
    );
    const open = rows[0]?.open ?? 0;
    if (open === 0 || performance.now() > end) return open;
    await delay(500, undefined, { signal });
  }
}
