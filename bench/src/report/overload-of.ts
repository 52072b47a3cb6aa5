import type { ScenarioName } from "../options.ts";
import type { BenchResult } from "../scenarios/scenario.ts";

/** Those that hold a rate. The others pile up work on purpose: a backlog, a fan-out, what a killed part left. */
const holding: ReadonlySet<ScenarioName> = new Set(["steady", "half", "hanging", "history"]);

/** So few may wait at any rate: the generator is told of what arrived a few times a second. */
const leastPending = 500;

/** Why a rate was not one that is kept up with: more than a second's work waited at the end. Undefined: it was. */
export function overloadOf(
  scenario: ScenarioName,
  { pendingAtEnd, endToEndPerSecond }: Pick<BenchResult, "pendingAtEnd" | "endToEndPerSecond">,
): string | undefined {
  if (!holding.has(scenario) || pendingAtEnd <= Math.max(leastPending, endToEndPerSecond)) return undefined;
  return (
    `${pendingAtEnd} messages were pending when the measured time ended, which is more than the ` +
    `${endToEndPerSecond} of one second: the rate was not kept up with, and its latencies are those of a growing queue.`
  );
}
