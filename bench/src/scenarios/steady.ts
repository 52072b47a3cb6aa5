import { createSeekingController } from "../load/rate-controller.ts";
import { runMeasured } from "./run-measured.ts";
import type { Bench, BenchResult } from "./scenario.ts";
import { withStack } from "./with-stack.ts";

/** The highest rate that is published and delivered, held for the measured time. */
export function steady(bench: Bench): Promise<BenchResult> {
  return withStack(bench, {}, async (stack) => {
    const { result } = await runMeasured(bench, stack, {
      scenario: "steady",
      control: createSeekingController(),
    });
    return result;
  });
}
