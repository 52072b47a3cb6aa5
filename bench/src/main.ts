import { type BenchOptions, readOptions, type ScenarioName, UsageError, usage } from "./options.ts";
import { overloadOf } from "./report/overload-of.ts";
import { printResult } from "./report/print-result.ts";
import { backlog } from "./scenarios/backlog.ts";
import { fanOut } from "./scenarios/fan-out.ts";
import { half } from "./scenarios/half.ts";
import { hanging } from "./scenarios/hanging.ts";
import { history } from "./scenarios/history.ts";
import { kill } from "./scenarios/kill.ts";
import { measureLimit } from "./scenarios/measure-limit.ts";
import type { Scenario } from "./scenarios/scenario.ts";
import { steady } from "./scenarios/steady.ts";
import { runWidget } from "./widget/run-widget.ts";

const scenarios: Record<Exclude<ScenarioName, "widget">, Scenario> = {
  steady,
  half,
  "fan-out": fanOut,
  hanging,
  backlog,
  history,
  kill,
};

/** However it hangs, it ends. */
const longestRunMs = 30 * 60_000;

process.exit(await main(process.argv.slice(2)));

async function main(args: string[]): Promise<number> {
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => stopping.abort(new Error("stopped")));
  }
  // Whoever read our output has gone, as `head` does: then there is nobody to measure for.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", () => stopping.abort(new Error("nobody reads the output")));
  }
  const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(longestRunMs)]);
  try {
    return await run(readOptions(args), signal);
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n\n${usage}`);
      return 2;
    }
    process.stderr.write(`${signal.aborted ? signal.reason.message : (error as Error).stack}\n`);
    return stopping.signal.aborted ? 130 : 1;
  }
}

async function run(options: BenchOptions, signal: AbortSignal): Promise<number> {
  const out = options.isJson ? process.stderr : process.stdout;
  const tell = (line: string) => out.write(`${line}\n`);
  const { scenario } = options;
  if (scenario === "widget") return await runWidget(options, signal, tell);
  if (options.limitPerSecond === undefined) tell("the limit: signed POSTs from one process …");
  const limit =
    options.limitPerSecond === undefined
      ? await measureLimit(options, signal)
      : { perSecond: options.limitPerSecond, cpuMicroseconds: undefined };
  const result = await scenarios[scenario]({ options, signal, limit, tell });
  tell(`\n${printResult(result)}`);
  if (options.isJson) process.stdout.write(`${JSON.stringify(result)}\n`);
  const overload = overloadOf(scenario, result);
  if (overload === undefined) return 0;
  process.stderr.write(`${overload}\n`);
  return 1;
}
