import { describe, expect, it } from "vitest";
import { runLoop } from "./run-loop.ts";

const noError = (error: unknown) => {
  throw error;
};

describe("runLoop", () => {
  it("runs on at once while there is more, and waits an interval when there is not", async () => {
    let rounds = 0;
    const { promise, resolve } = Promise.withResolvers<void>();
    const loop = runLoop({
      intervalMs: 60_000,
      random: () => 0,
      onError: noError,
      runOnce: async () => {
        rounds += 1;
        if (rounds === 5) resolve();
        return { isMore: rounds < 5 };
      },
    });
    await promise;
    await loop.stop();
    expect(rounds).toBe(5);
  });

  it("goes on after a failure, and says which", async () => {
    const errors: unknown[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    let rounds = 0;
    const loop = runLoop({
      intervalMs: 1,
      random: () => 0,
      onError: (error) => errors.push(error),
      runOnce: async () => {
        rounds += 1;
        if (rounds === 1) throw new Error("away");
        resolve();
        return { isMore: false };
      },
    });
    await promise;
    await loop.stop();
    expect(errors).toEqual([new Error("away")]);
  });

  it("stops while it waits, and not before the round under way has ended", async () => {
    const begun = Promise.withResolvers<AbortSignal>();
    const mayEnd = Promise.withResolvers<void>();
    let isEnded = false;
    const loop = runLoop({
      intervalMs: 3_600_000,
      random: () => 0,
      onError: noError,
      runOnce: async (signal) => {
        begun.resolve(signal);
        await mayEnd.promise;
        isEnded = true;
        return { isMore: true };
      },
    });
    const signal = await begun.promise;
    const stopped = loop.stop();
    expect(signal.aborted).toBe(true);
    mayEnd.resolve();
    await stopped;
    expect(isEnded).toBe(true);
    await runLoop({
      intervalMs: 3_600_000,
      onError: noError,
      runOnce: async () => ({ isMore: false }),
    }).stop();
  });
});
