import type { RateController } from "../load/rate-controller.ts";
import { printLoad } from "../report/print-load.ts";
import type { Stack } from "../stack/start-stack.ts";
import { buildResult } from "./build-result.ts";
import { observe } from "./observe.ts";
import { type LoadResult, runLoad } from "./run-load.ts";
import type { Bench, BenchResult } from "./scenario.ts";

export type MeasuredPlan = {
  scenario: string;
  control: RateController;
  /** Beyond the connections, where arrivals do not wait for answers. */
  maxInFlight?: number;
  seconds?: number;
  firstSequence?: number;
};

export type Measured = { load: LoadResult; result: BenchResult };

/** One load on a running stack, with everything that is told of it. */
export async function runMeasured(bench: Bench, stack: Stack, plan: MeasuredPlan): Promise<Measured> {
  const { options, signal, tell } = bench;
  const observer = observe(bench, stack);
  const bytesBefore = await stack.database.bytes();
  try {
    const load = await runLoad(stack, {
      control: plan.control,
      warmupSeconds: options.warmupSeconds,
      seconds: plan.seconds ?? options.seconds,
      connections: options.connections,
      maxInFlight: plan.maxInFlight ?? options.connections,
      runId: `${plan.scenario}-${process.pid}-${Date.now()}`,
      firstSequence: plan.firstSequence ?? 0,
      observer,
      signal,
    });
    tell(printLoad(load, bench.limit));
    const bytes = (await stack.database.bytes()) - bytesBefore;
    await observer.finish();
    const { totals, publish, arrival, ...rest } = load;
    const result = buildResult(bench, {
      ...rest,
      scenario: plan.scenario,
      publishMs: publish.publishMs,
      arrivalMs: arrival.arrivalMs,
      bytes,
      messages: totals.published + totals.uncounted,
      published: totals.published,
    });
    return { load, result };
  } finally {
    observer.stop();
  }
}
