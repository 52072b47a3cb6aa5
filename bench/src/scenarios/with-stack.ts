import { createCleanup } from "../stack/cleanup.ts";
import { type Stack, type StackPlan, startStack } from "../stack/start-stack.ts";
import type { Bench } from "./scenario.ts";

export const applications = 100;

/** Starts everything, runs the work, and stops everything, however the work ends. */
export async function withStack<T>(
  { options, signal, tell }: Bench,
  change: Partial<StackPlan>,
  work: (stack: Stack) => Promise<T>,
): Promise<T> {
  const cleanup = createCleanup();
  tell("starting …");
  try {
    const stack = await startStack(
      {
        applications,
        endpointsPerApplication: 1,
        hanging: 0,
        answerBody: options.answerBody,
        profiled: options.profile,
        partitionsFrom: new Date(),
        settings: options.postgres,
        ...change,
      },
      cleanup,
      signal,
    );
    return await work(stack);
  } finally {
    await cleanup.run();
  }
}
