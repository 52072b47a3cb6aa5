import { copyFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { monotonicMs } from "../load/monotonic-ms.ts";
import type { RateController } from "../load/rate-controller.ts";
import { readProfile } from "../measure/read-profile.ts";
import { watchStatements } from "../measure/watch-statements.ts";
import { watchUsage } from "../measure/watch-usage.ts";
import { printProfile } from "../report/print-profile.ts";
import { printLoad } from "../report/print-result.ts";
import { printStatements } from "../report/print-statements.ts";
import type { Stack } from "../stack/start-stack.ts";
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

/** One load with everything that is told of it; prints the profile and the statements when they are asked for. */
export async function runMeasured(bench: Bench, stack: Stack, plan: MeasuredPlan): Promise<Measured> {
  const { options, signal, tell } = bench;
  const usage = watchUsage({
    api: stack.api.pid,
    worker: stack.worker.pid,
    postgres: stack.database.pid,
    generator: () => stack.generator.pid,
    receiver: () => stack.receiver.pid,
  });
  const statements = options.isSql ? watchStatements(stack.database.pool) : undefined;
  const bytesBefore = await stack.database.bytes();
  const window = { fromMs: 0, toMs: 0 };
  try {
    const load = await runLoad(stack, {
      control: plan.control,
      warmupSeconds: options.warmupSeconds,
      seconds: plan.seconds ?? options.seconds,
      connections: options.connections,
      maxInFlight: plan.maxInFlight ?? options.connections,
      runId: `${plan.scenario}-${process.pid}-${Date.now()}`,
      firstSequence: plan.firstSequence ?? 0,
      usage,
      signal,
      onOpen: async () => {
        tell("measuring …");
        await statements?.open();
        window.fromMs = monotonicMs();
      },
      onClose: async () => {
        window.toMs = monotonicMs();
        if (statements) tell(`\n${printStatements(await statements.close())}\n`);
      },
    });
    tell(printLoad(load));
    await tellLines(bench, stack);
    const bytes = (await stack.database.bytes()) - bytesBefore;
    if (options.profile) await tellProfile(bench, stack, options.profile, window);
    return { load, result: resultOf(bench, plan.scenario, load, bytes) };
  } finally {
    usage.stop();
  }
}

function resultOf(bench: Bench, scenario: string, load: LoadResult, bytes: number): BenchResult {
  const { peakRssMb, cpuSeconds } = load.usage;
  const { limitPerSecond } = bench;
  const published = load.totals.published;
  return {
    scenario,
    limitPerSecond: round(limitPerSecond, 0),
    endToEndPerSecond: round(load.endToEndPerSecond, 0),
    ratio: round(load.endToEndPerSecond / limitPerSecond, 3),
    publishMs: load.publish.publishMs,
    arrivalMs: load.arrival.arrivalMs,
    peakRssMb: {
      api: round(peakRssMb.api),
      worker: round(peakRssMb.worker),
      postgres: round(peakRssMb.postgres),
    },
    cpuSeconds: {
      api: round(cpuSeconds.api),
      worker: round(cpuSeconds.worker),
      postgres: round(cpuSeconds.postgres),
      generator: round(cpuSeconds.generator),
      receiver: round(cpuSeconds.receiver),
    },
    bytesPerMessage: Math.round(bytes / Math.max(1, published)),
    published,
    delivered: load.delivered,
    lost: load.lost,
    duplicated: load.duplicated,
  };
}

async function tellLines({ tell }: Bench, stack: Stack): Promise<void> {
  for (const [role, { lines }] of Object.entries({ api: stack.api, worker: stack.worker })) {
    if (lines.length > 0)
      tell(`the ${role} logged, at the end:\n${lines.slice(-5).join("\n").slice(0, 4_000)}`);
  }
}

async function tellProfile(
  { tell, options }: Bench,
  stack: Stack,
  role: "api" | "worker",
  window: { fromMs: number; toMs: number },
): Promise<void> {
  await stack[role].stop();
  const name = (await readdir(stack.profileFolder)).find((file) => file.endsWith(".cpuprofile"));
  if (!name) throw new Error(`The ${role} left no profile.`);
  const file = join(stack.profileFolder, name);
  if (options.profileFile) await copyFile(file, options.profileFile);
  tell(`\n${printProfile(role, await readProfile(file, window))}\n`);
}

function round(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}
