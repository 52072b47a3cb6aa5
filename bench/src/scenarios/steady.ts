import { createSeekingController } from "../load/rate-controller.ts";
import { type Stack, startStack } from "../stack/start-stack.ts";
import { runMeasured } from "./run-measured.ts";
import type { Bench, BenchResult } from "./scenario.ts";

/** The highest rate that is published and delivered, held for the measured time. */
export async function steady(bench: Bench): Promise<BenchResult> {
  const stack = await startCommonStack(bench);
  const { result } = await runMeasured(bench, stack, {
    scenario: "steady",
    control: createSeekingController(),
  });
  return result;
}

/** 100 applications with one endpoint each. */
export function startCommonStack({ options, cleanup, signal, tell }: Bench): Promise<Stack> {
  tell("starting …");
  const plan = {
    applications: 100,
    endpointsPerApplication: 1,
    hanging: 0,
    answerBody: options.answerBody,
    profiled: options.profile,
    partitionsFrom: new Date(),
  };
  return startStack(plan, cleanup, signal);
}
