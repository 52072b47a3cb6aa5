import { setTimeout as delay } from "node:timers/promises";
import { monotonicMs } from "../load/monotonic-ms.ts";
import type { ReceiverTotals, ReceiverWindow } from "../load/peer-messages.ts";
import { type ClaimFigures, watchClaims } from "../measure/watch-claims.ts";
import { fillBacklog } from "../stack/fill-backlog.ts";
import type { Stack } from "../stack/start-stack.ts";
import { buildResult } from "./build-result.ts";
import { observe } from "./observe.ts";
import type { Bench, BenchResult } from "./scenario.ts";
import { withStack } from "./with-stack.ts";

const smallRows = 20_000;
const smallTurns = 4;

/**
 * A million deliveries wait. How fast they are claimed and sent, beside the same with so few that the queue is as
 * good as empty. Nothing is published: SQL makes the rows, and the worker has the machine.
 */
export function backlog(bench: Bench): Promise<BenchResult> {
  return withStack(bench, {}, async (stack) => {
    const { options, tell } = bench;
    const bytesBefore = await stack.database.bytes();
    const claims = watchClaims(stack.database.pool);
    tell(`an almost empty queue: ${smallTurns} times ${smallRows} deliveries …`);
    const small = await measureSmall(bench, stack, claims);

    tell(`making ${options.rows} pending deliveries …`);
    await fillBacklog(stack.database.pool, stack.seeded, {
      rows: options.rows,
      firstSequence: small.sequence,
    });
    const observer = observe(bench, stack);
    try {
      await observer.open();
      await claims();
      await stack.receiver.ask({ kind: "open_window" });
      await untilTimeOrDone(bench, stack, small.sequence + options.rows);
      const window = await stack.receiver.ask<ReceiverWindow>({ kind: "close_window" });
      const million = perSecondOfClaiming(await claims());
      const usage = await observer.close();
      await observer.finish();
      await stack.worker.stop();
      const totals = await stack.receiver.ask<ReceiverTotals>({ kind: "totals" });
      const published = small.sequence + options.rows;
      const result = buildResult(bench, {
        scenario: "backlog",
        endToEndPerSecond: window.delivered / window.seconds,
        publishMs: null,
        arrivalMs: null,
        usage,
        bytes: (await stack.database.bytes()) - bytesBefore,
        messages: published,
        published,
        delivered: totals.delivered,
        lost: published - (await countKept(stack)),
        duplicated: totals.duplicated,
        pendingAtEnd: published - totals.delivered,
      });
      return {
        ...result,
        pending: options.rows,
        emptyEndToEndPerSecond: Math.round(small.perSecond),
        claimsPerSecondOfClaiming: { empty: small.claims, pending: million },
      };
    } finally {
      observer.stop();
    }
  });
}

// The first turn warms up and is not counted.
async function measureSmall(bench: Bench, stack: Stack, claims: () => Promise<ClaimFigures>) {
  let ms = 0;
  let sequence = 0;
  for (let turn = 0; turn <= smallTurns; turn++) {
    if (turn === 1) await claims();
    await fillBacklog(stack.database.pool, stack.seeded, { rows: smallRows, firstSequence: sequence });
    const startedAtMs = monotonicMs();
    sequence += smallRows;
    const lastArrivalMs = await untilDelivered(bench, stack, sequence);
    if (turn > 0) ms += lastArrivalMs - startedAtMs;
  }
  const perSecond = (smallTurns * smallRows * 1_000) / ms;
  return { sequence, perSecond, claims: perSecondOfClaiming(await claims()) };
}

async function untilDelivered({ signal }: Bench, { receiver }: Stack, count: number): Promise<number> {
  while (true) {
    const totals = await receiver.ask<ReceiverTotals>({ kind: "totals" });
    if (totals.delivered >= count) return totals.lastArrivalMs;
    await delay(20, undefined, { signal });
  }
}

async function untilTimeOrDone(bench: Bench, stack: Stack, count: number): Promise<void> {
  const isOver = new AbortController();
  const signal = AbortSignal.any([bench.signal, isOver.signal]);
  const done = untilDelivered({ ...bench, signal }, stack, count).catch(() => undefined);
  await Promise.race([done, delay(bench.options.seconds * 1_000, undefined, { signal: bench.signal })]);
  isOver.abort();
  await done;
}

/** Deliveries claimed in one second that Postgres spends on claiming. */
function perSecondOfClaiming({ rows, totalMs }: ClaimFigures): number {
  return Math.round((rows * 1_000) / Math.max(totalMs, 0.001));
}

/** Every delivery is in the queue or has ended: nothing else may become of it. */
async function countKept({ database }: Stack): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(
    "select (select count(*) from delivery_queue) + (select count(*) from deliveries) as count",
  );
  return rows[0]?.count ?? 0;
}
