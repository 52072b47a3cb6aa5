import { setTimeout as delay } from "node:timers/promises";
import { Pool } from "undici";
import { createHistogram } from "./histogram.ts";
import { monotonicMs } from "./monotonic-ms.ts";
import type {
  GeneratorCommand,
  GeneratorProgress,
  GeneratorTotals,
  GeneratorWindow,
  LoadPlan,
} from "./peer-messages.ts";
import type { Pace } from "./rate-controller.ts";
import { createRequestBuilder, type LoadRequest } from "./request-builder.ts";
import { pushProgress, serveCommands } from "./serve-commands.ts";

// Run as a process: the host application. It releases messages at the pace it is told, and repeats each with
// the same idempotency key until it is answered.
const tickMs = 1;
const progressMs = 25;
const firstRetryMs = 50;
const longestRetryMs = 1_000;
const giveUpMs = 60_000;
/** After a stall this much of what it missed is made up for. */
const burstSeconds = 0.1;

type Run = { pool: Pool; plan: LoadPlan; next(): LoadRequest; timers: NodeJS.Timeout[] };

const latencies = createHistogram();
const troubles: Record<string, number> = {};
let run: Run | undefined;
let pace: Pace = { ratePerSecond: 0, mayRelease: 0 };
let credit = 0;
let creditedAtMs = 0;
let isFinishing = false;
let inFlight = 0;
let released = 0;
let published = 0;
let uncounted = 0;
const unanswered: number[] = [];
let onIdle: () => void = () => undefined;
let window: { openedAtMs: number; publishedBefore: number } | undefined;

serveCommands<GeneratorCommand>((command) => {
  switch (command.kind) {
    case "start":
      pace = command.pace;
      return start(command.plan);
    case "pace":
      pace = command.pace;
      return release();
    case "open_window":
      latencies.clear();
      window = { openedAtMs: monotonicMs(), publishedBefore: published };
      return null;
    case "close_window":
      return closeWindow();
    case "finish":
      return finish();
  }
});

function start(plan: LoadPlan): void {
  const pool = new Pool(plan.origin, {
    connections: plan.connections,
    pipelining: 1,
    keepAliveTimeout: 60_000,
    headersTimeout: 30_000,
    bodyTimeout: 30_000,
  });
  creditedAtMs = monotonicMs();
  run = { pool, plan, next: createRequestBuilder(plan.work), timers: [] };
  run.timers.push(setInterval(release, tickMs), setInterval(tell, progressMs));
}

function tell(): void {
  pushProgress({ kind: "progress", released, published } satisfies GeneratorProgress);
}

function release(): void {
  if (!run || isFinishing) return;
  const nowMs = monotonicMs();
  const { ratePerSecond, mayRelease } = pace;
  credit += ((nowMs - creditedAtMs) * ratePerSecond) / 1000;
  credit = Math.min(credit, Math.max(1, ratePerSecond * burstSeconds));
  creditedAtMs = nowMs;
  while (credit >= 1 && released < mayRelease && inFlight < run.plan.maxInFlight) {
    credit -= 1;
    void send(run, run.next());
  }
}

async function send({ pool, plan }: Run, request: LoadRequest): Promise<void> {
  inFlight += 1;
  if (request.isCounted) released += 1;
  const isDone = await untilAnswered(pool, request, plan.work.kind === "publish" ? 202 : 200);
  inFlight -= 1;
  if (!isDone) unanswered.push(...(request.isCounted ? [request.sequence] : []));
  else {
    latencies.record(monotonicMs() - request.releasedAtMs);
    if (request.isCounted) published += 1;
    else uncounted += 1;
  }
  if (inFlight === 0) onIdle();
  release();
}

async function untilAnswered(pool: Pool, request: LoadRequest, wanted: number): Promise<boolean> {
  for (let retryMs = firstRetryMs; ; retryMs = Math.min(2 * retryMs, longestRetryMs)) {
    try {
      const { statusCode, body } = await pool.request(request.options);
      await body.dump();
      if (statusCode === wanted) return true;
      note(`status ${statusCode}`);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      note(code ?? message);
    }
    if (monotonicMs() - request.releasedAtMs > giveUpMs) return false;
    await delay(retryMs);
  }
}

function note(trouble: string): void {
  troubles[trouble] = (troubles[trouble] ?? 0) + 1;
}

function closeWindow(): GeneratorWindow {
  if (!window) throw new Error("no window is open");
  const { openedAtMs, publishedBefore } = window;
  window = undefined;
  return {
    seconds: (monotonicMs() - openedAtMs) / 1000,
    published: published - publishedBefore,
    publishMs: latencies.percentiles(),
  };
}

async function finish(): Promise<GeneratorTotals> {
  isFinishing = true;
  if (inFlight > 0) {
    await new Promise<void>((resolve) => {
      onIdle = resolve;
    });
  }
  for (const timer of run?.timers ?? []) clearInterval(timer);
  await run?.pool.destroy();
  const totals = {
    released,
    published,
    uncounted,
    unanswered: unanswered.splice(0),
    troubles: { ...troubles },
  };
  reset();
  return totals;
}

/** Ready for another start: one generator serves several runs. */
function reset(): void {
  run = undefined;
  isFinishing = false;
  released = 0;
  published = 0;
  uncounted = 0;
  credit = 0;
  for (const key of Object.keys(troubles)) delete troubles[key];
}
