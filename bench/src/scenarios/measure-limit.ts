import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { GeneratorTotals, ReceiverWindow } from "../load/peer-messages.ts";
import { startPeer } from "../load/start-peer.ts";
import { readProcess } from "../measure/process-figures.ts";
import type { BenchOptions } from "../options.ts";
import { createCleanup } from "../stack/cleanup.ts";
import { createSecret } from "../stack/seed.ts";
import { type Generator, roomOfLoad, startReceiver } from "../stack/start-stack.ts";

const warmupMs = 2_000;
const endpoints = 100;

export type Limit = {
  perSecond: number;
  /** That sender and receiver take together for one; undefined: not measured. */
  cpuMicroseconds: number | undefined;
};

/** How many bare signed POSTs a second one process sends to the receiver: the same body, headers and client. */
export async function measureLimit(options: BenchOptions, signal: AbortSignal): Promise<Limit> {
  const cleanup = createCleanup();
  try {
    const { receiver, origin } = await startReceiver(
      { endpointsPerApplication: 1, answerBody: options.answerBody },
      cleanup,
    );
    const generator: Generator = startPeer(join(roomOfLoad, "generator.ts"));
    cleanup.defer(generator.stop);
    const { connections } = options;
    const unbounded = Number.MAX_SAFE_INTEGER;
    await generator.ask({
      kind: "start",
      plan: {
        origin,
        connections,
        maxInFlight: connections,
        work: { kind: "post", endpoints, secret: createSecret() },
      },
      pace: { ratePerSecond: unbounded, mayRelease: unbounded },
    });
    await delay(warmupMs, undefined, { signal });
    const secondsBefore = await secondsOf([generator.pid, receiver.pid]);
    await receiver.ask({ kind: "open_window" });
    await delay(options.limitSeconds * 1_000, undefined, { signal });
    const window = await receiver.ask<ReceiverWindow>({ kind: "close_window" });
    const cpuSeconds = (await secondsOf([generator.pid, receiver.pid])) - secondsBefore;
    const { troubles } = await generator.ask<GeneratorTotals>({ kind: "finish" });
    if (Object.keys(troubles).length > 0)
      throw new Error(`The limit met trouble: ${JSON.stringify(troubles)}`);
    return {
      perSecond: window.delivered / window.seconds,
      cpuMicroseconds: (cpuSeconds * 1e6) / window.delivered,
    };
  } finally {
    await cleanup.run();
  }
}

async function secondsOf(pids: number[]): Promise<number> {
  const all = await Promise.all(pids.map(readProcess));
  return all.reduce((sum, one) => sum + (one?.cpuSeconds ?? 0), 0);
}
