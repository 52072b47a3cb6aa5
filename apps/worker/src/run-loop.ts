import { setTimeout as delay } from "node:timers/promises";

export type LoopOptions = {
  intervalMs: number;
  /** One round; answers whether there may be more to do at once. The signal says that the process stops. */
  runOnce(signal: AbortSignal): Promise<{ isMore: boolean }>;
  onError(error: unknown): void;
  random?: () => number;
};

export type RunningLoop = {
  /** Begins no further round and resolves when the one under way has ended. */
  stop(): Promise<void>;
};

const jitter = 0.1;
const longestBackOffMs = 60_000;
const longestFirstWaitMs = 30_000;

/**
 * Runs rounds until it is stopped: the first within one interval or 30 s, so that processes that start together spread;
 * the next an interval later, at once while there is more. After a failure it waits longer each time.
 */
export function runLoop({ intervalMs, runOnce, onError, random = Math.random }: LoopOptions): RunningLoop {
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = run();

  async function run(): Promise<void> {
    let failures = 0;
    await pause(random() * Math.min(intervalMs, longestFirstWaitMs));
    while (!signal.aborted) {
      let isMore = false;
      try {
        ({ isMore } = await runOnce(signal));
        failures = 0;
      } catch (error) {
        failures += 1;
        onError(error);
      }
      if (isMore) await pause(0);
      else await pause(waitMs(failures));
    }
  }

  function waitMs(failures: number): number {
    const spread = 1 + jitter * (2 * random() - 1);
    if (failures === 0) return intervalMs * spread;
    return Math.max(intervalMs, Math.min(longestBackOffMs, 1_000 * 2 ** (failures - 1))) * spread;
  }

  function pause(ms: number): Promise<void> {
    return delay(ms, undefined, { signal }).catch(() => undefined);
  }

  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
