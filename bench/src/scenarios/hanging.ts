import { createFixedController } from "../load/rate-controller.ts";
import { half, openLoopInFlight } from "./half.ts";
import { runMeasured } from "./run-measured.ts";
import type { Bench, BenchResult } from "./scenario.ts";
import { applications, withStack } from "./with-stack.ts";

/**
 * The rate of `half` over 200 endpoints of which every second one lets each request wait until its time-out: the api
 * has the same to do, each healthy endpoint half of it. Only the healthy ones are counted; their latencies stand
 * beside those of `half`, measured just before.
 */
export async function hanging(bench: Bench): Promise<BenchResult> {
  const plain = { ...bench, options: { ...bench.options, profile: undefined, isSql: false } };
  const without = await half(plain);
  const { ratePerSecond } = without;
  bench.tell(`hanging: ${ratePerSecond} messages a second, every second one to an endpoint that hangs`);
  const plan = { applications: 2 * applications, hanging: applications };
  return withStack(bench, plan, async (stack) => {
    const { result } = await runMeasured(bench, stack, {
      scenario: "hanging",
      control: createFixedController(ratePerSecond),
      maxInFlight: openLoopInFlight,
    });
    return {
      ...result,
      ratePerSecond,
      halfArrivalMs: without.arrivalMs,
      arrivalP99OverHalf: over(result.arrivalMs.p99, without.arrivalMs.p99),
    };
  });
}

function over(value: number | null, base: number | null): number | null {
  return value === null || base === null ? null : Number((value / base).toFixed(2));
}
