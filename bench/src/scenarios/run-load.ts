import { setTimeout as delay } from "node:timers/promises";
import { monotonicMs } from "../load/monotonic-ms.ts";
import type {
  GeneratorTotals,
  GeneratorWindow,
  LoadPlan,
  ReceiverTotals,
  ReceiverWindow,
} from "../load/peer-messages.ts";
import type { Pace, RateController } from "../load/rate-controller.ts";
import type { Usage } from "../measure/watch-usage.ts";
import type { Stack } from "../stack/start-stack.ts";
import type { Observer } from "./observe.ts";

export type LoadOptions = {
  control: RateController;
  warmupSeconds: number;
  seconds: number;
  connections: number;
  maxInFlight: number;
  runId: string;
  firstSequence: number;
  observer: Pick<Observer, "open" | "close">;
  signal: AbortSignal;
};

export type LoadResult = {
  seconds: number;
  endToEndPerSecond: number;
  publish: GeneratorWindow;
  arrival: ReceiverWindow;
  usage: Usage;
  /** Published and not delivered when the measured time ended. */
  pendingAtEnd: number;
  totals: GeneratorTotals;
  delivered: number;
  lost: number;
  duplicated: number;
  unknown: number;
  /** Messages that arrived in each second of the measured time. */
  timeline: number[];
  /** From the last publish until all was delivered. */
  drainSeconds: number;
};

const controlMs = 50;
/** Draining ends when all has come, or nothing has for so long: past a lease, after which a dead worker's work is taken over. */
const quietMs = 60_000;

/** Publishes at the pace of the controller, measures for a while, then stops and waits for what is under way. */
export async function runLoad(stack: Stack, options: LoadOptions): Promise<LoadResult> {
  const { generator, receiver, deliveriesPerMessage } = stack;
  const before = await receiver.ask<ReceiverTotals>({ kind: "totals" });
  const progress = { released: 0, published: 0, delivered: 0 };
  generator.onProgress(({ released, published }) => Object.assign(progress, { released, published }));
  receiver.onProgress(({ delivered }) => {
    progress.delivered = (delivered - before.delivered) / deliveriesPerMessage;
  });
  const pace = (): Pace => options.control({ nowMs: monotonicMs(), ...progress });

  await generator.ask({ kind: "start", plan: planOf(stack, options), pace: pace() });
  const controlling = setInterval(() => {
    generator.ask({ kind: "pace", pace: pace() }).catch(() => undefined);
  }, controlMs);
  try {
    await delay(options.warmupSeconds * 1_000, undefined, { signal: options.signal });
    await options.observer.open();
    await Promise.all([generator.ask({ kind: "open_window" }), receiver.ask({ kind: "open_window" })]);
    const timeline = await watchSeconds(options, () => progress.delivered);
    const [publish, arrival] = await Promise.all([
      generator.ask<GeneratorWindow>({ kind: "close_window" }),
      receiver.ask<ReceiverWindow>({ kind: "close_window" }),
    ]);
    const pendingAtEnd = Math.max(0, Math.round(progress.published - progress.delivered));
    const usage = await options.observer.close();
    clearInterval(controlling);
    const totals = await generator.ask<GeneratorTotals>({ kind: "finish" });
    const drained = await drain(
      stack,
      before.delivered + totals.published * deliveriesPerMessage,
      options.signal,
    );
    const delivered = drained.totals.delivered - before.delivered;
    const ofUnanswered = await receiver.ask<number>({
      kind: "count_delivered",
      sequences: totals.unanswered,
    });
    return {
      seconds: arrival.seconds,
      endToEndPerSecond: arrival.delivered / arrival.seconds,
      publish,
      arrival,
      usage,
      pendingAtEnd,
      totals,
      delivered,
      lost: totals.published * deliveriesPerMessage - (delivered - ofUnanswered),
      duplicated: drained.totals.duplicated - before.duplicated,
      unknown: drained.totals.unknown,
      timeline,
      drainSeconds: drained.seconds,
    };
  } finally {
    clearInterval(controlling);
  }
}

async function watchSeconds({ seconds, signal }: LoadOptions, delivered: () => number): Promise<number[]> {
  const timeline: number[] = [];
  const end = monotonicMs() + seconds * 1_000;
  for (let before = delivered(); monotonicMs() < end; before = delivered()) {
    await delay(Math.min(1_000, end - monotonicMs()), undefined, { signal });
    timeline.push(Math.round(delivered() - before));
  }
  return timeline;
}

function planOf({ seeded, apiOrigin }: Stack, options: LoadOptions): LoadPlan {
  return {
    origin: apiOrigin,
    connections: options.connections,
    maxInFlight: options.maxInFlight,
    work: {
      kind: "publish",
      apiKey: seeded.apiKey,
      applications: seeded.applications,
      uncounted: seeded.hanging,
      runId: options.runId,
      firstSequence: options.firstSequence,
    },
  };
}

async function drain(
  { receiver }: Stack,
  expected: number,
  signal: AbortSignal,
): Promise<{ totals: ReceiverTotals; seconds: number }> {
  const startedAtMs = monotonicMs();
  while (true) {
    const totals = await receiver.ask<ReceiverTotals>({ kind: "totals" });
    const nowMs = monotonicMs();
    const isQuiet = nowMs - Math.max(totals.lastArrivalMs, startedAtMs) > quietMs;
    if (totals.delivered >= expected || isQuiet) return { totals, seconds: (nowMs - startedAtMs) / 1_000 };
    await delay(100, undefined, { signal });
  }
}
