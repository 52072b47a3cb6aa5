import { createFixedController, createSeekingController } from "../load/rate-controller.ts";
import { runMeasured } from "./run-measured.ts";
import type { Bench, BenchResult } from "./scenario.ts";
import { startCommonStack } from "./steady.ts";

const seekSeconds = 10;
const maxInFlight = 10_000;

/** Latencies at half the steady rate: messages come when they come, whether the last is answered or not. */
export async function half(bench: Bench): Promise<BenchResult> {
  const stack = await startCommonStack(bench);
  const found = bench.options.ratePerSecond === undefined ? await seekRate(bench, stack) : undefined;
  const rate = bench.options.ratePerSecond ?? (found?.rate ?? 0) / 2;
  bench.tell(`half: ${Math.round(rate)} messages a second`);
  const { result } = await runMeasured(bench, stack, {
    scenario: "half",
    control: createFixedController(rate),
    maxInFlight,
    firstSequence: found?.released ?? 0,
  });
  return { ...result, ratePerSecond: Math.round(rate) };
}

async function seekRate(bench: Bench, stack: Awaited<ReturnType<typeof startCommonStack>>) {
  const { options, tell } = bench;
  tell("looking for the steady rate …");
  const plain = { ...bench, options: { ...options, profile: undefined, isSql: false } };
  const { load } = await runMeasured(plain, stack, {
    scenario: "steady",
    control: createSeekingController(),
    seconds: Math.min(seekSeconds, options.seconds),
  });
  return { rate: load.endToEndPerSecond, released: load.totals.released };
}
