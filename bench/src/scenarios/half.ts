import { createFixedController, createSeekingController } from "../load/rate-controller.ts";
import type { Stack } from "../stack/start-stack.ts";
import { runMeasured } from "./run-measured.ts";
import type { Bench, BenchResult } from "./scenario.ts";
import { withStack } from "./with-stack.ts";

/** As many may be under way: messages come when they come, whether the last is answered or not. */
export const openLoopInFlight = 10_000;

const seekSeconds = 10;

/** Latencies at half the steady rate. */
export function half(bench: Bench): Promise<BenchResult & { ratePerSecond: number }> {
  return withStack(bench, {}, async (stack) => {
    const { ratePerSecond, firstSequence } = await findHalfRate(bench, stack);
    bench.tell(`half: ${ratePerSecond} messages a second`);
    const { result } = await runMeasured(bench, stack, {
      scenario: "half",
      control: createFixedController(ratePerSecond),
      maxInFlight: openLoopInFlight,
      firstSequence,
    });
    return { ...result, ratePerSecond };
  });
}

export type HalfRate = { ratePerSecond: number; firstSequence: number };

/** The rate that was asked for, or half of what a short steady run reaches. */
export async function findHalfRate(bench: Bench, stack: Stack): Promise<HalfRate> {
  const { options, tell } = bench;
  if (options.ratePerSecond !== undefined) return { ratePerSecond: options.ratePerSecond, firstSequence: 0 };
  tell("looking for the steady rate …");
  const plain = { ...bench, options: { ...options, profile: undefined, isSql: false } };
  const { load } = await runMeasured(plain, stack, {
    scenario: "steady",
    control: createSeekingController(),
    seconds: Math.min(seekSeconds, options.seconds),
  });
  return { ratePerSecond: Math.round(load.endToEndPerSecond / 2), firstSequence: load.totals.released };
}
