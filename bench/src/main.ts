import { type BenchOptions, readOptions, type ScenarioName, UsageError, usage } from "./options.ts";
import { printResult } from "./report/print-result.ts";
import { half } from "./scenarios/half.ts";
import { measureLimit } from "./scenarios/measure-limit.ts";
import type { Bench, Scenario } from "./scenarios/scenario.ts";
import { steady } from "./scenarios/steady.ts";
import { createCleanup } from "./stack/cleanup.ts";

const scenarios: Record<ScenarioName, Scenario> = { steady, half };

/** However it hangs, it ends. */
const longestRunMs = 30 * 60_000;

process.exit(await main(process.argv.slice(2)));

async function main(args: string[]): Promise<number> {
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => stopping.abort(new Error("stopped")));
  }
  const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(longestRunMs)]);
  try {
    await run(readOptions(args), signal);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n\n${usage}`);
      return 2;
    }
    const reason = signal.aborted ? signal.reason : error;
    process.stderr.write(`${reason instanceof Error ? (reason.stack ?? reason.message) : reason}\n`);
    return stopping.signal.aborted ? 130 : 1;
  }
}

async function run(options: BenchOptions, signal: AbortSignal): Promise<void> {
  const cleanup = createCleanup();
  const out = options.isJson ? process.stderr : process.stdout;
  const tell = (line: string) => out.write(`${line}\n`);
  try {
    if (options.limitPerSecond === undefined) tell("the limit: signed POSTs from one process …");
    const limitPerSecond = options.limitPerSecond ?? (await measureLimit(options, signal));
    const bench: Bench = { options, cleanup, signal, limitPerSecond, tell };
    const result = await scenarios[options.scenario](bench);
    tell(`\n${printResult(result)}`);
    if (options.isJson) process.stdout.write(`${JSON.stringify(result)}\n`);
  } finally {
    await cleanup.run();
  }
}
