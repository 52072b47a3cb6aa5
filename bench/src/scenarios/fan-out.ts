import { createOutstandingController } from "../load/rate-controller.ts";
import { runMeasured } from "./run-measured.ts";
import type { Bench, BenchResult } from "./scenario.ts";
import { withStack } from "./with-stack.ts";

const endpoints = 10_000;
const messagesAtOnce = 2;

/** One application with 10,000 endpoints: each message becomes 10,000 deliveries, which are what is counted. */
export function fanOut(bench: Bench): Promise<BenchResult> {
  return withStack(bench, { applications: 1, endpointsPerApplication: endpoints }, async (stack) => {
    const { result } = await runMeasured(bench, stack, {
      scenario: "fan-out",
      control: createOutstandingController(messagesAtOnce),
    });
    return { ...result, deliveriesPerMessage: endpoints };
  });
}
