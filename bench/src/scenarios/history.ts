import { createSeekingController } from "../load/rate-controller.ts";
import { fillHistory } from "../stack/fill-history.ts";
import { runMeasured } from "./run-measured.ts";
import type { Bench, BenchResult } from "./scenario.ts";
import { steady } from "./steady.ts";
import { withStack } from "./with-stack.ts";

const days = 89;
const dayMs = 86_400_000;

/** Steady with 90 days of partitions that hold messages, beside steady on an empty database just before. */
export async function history(bench: Bench): Promise<BenchResult> {
  const { options, tell } = bench;
  const empty = await steady({ ...bench, options: { ...options, profile: undefined, isSql: false } });
  const from = new Date(Date.now() - days * dayMs);
  const plan: Parameters<typeof withStack>[1] = {
    partitionsFrom: from,
    fill: async (database, seeded) => {
      tell(`filling ${days} days with ${options.rowsPerDay} messages each …`);
      await fillHistory(database.pool, seeded, { from, days, rowsPerDay: options.rowsPerDay });
    },
  };
  return withStack(bench, plan, async (stack) => {
    const { result } = await runMeasured(bench, stack, {
      scenario: "history",
      control: createSeekingController(),
    });
    return {
      ...result,
      emptyEndToEndPerSecond: empty.endToEndPerSecond,
      overEmpty: Number((result.endToEndPerSecond / empty.endToEndPerSecond).toFixed(3)),
      messagesOfHistory: days * options.rowsPerDay,
    };
  });
}
