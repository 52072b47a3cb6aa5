import { runLoop } from "../run-loop.ts";
import * as addressAlerts from "./address-alerts.ts";
import * as cleanIdempotency from "./clean-idempotency.ts";
import * as cleanRecords from "./clean-records.ts";
import * as disableFailingEndpoints from "./disable-failing-endpoints.ts";
import * as endClosedDeliveries from "./end-closed-deliveries.ts";
import * as expandFanOuts from "./expand-fan-outs.ts";
import * as expireContents from "./expire-contents.ts";
import * as foldRollups from "./fold-rollups.ts";
import * as keepPartitions from "./keep-partitions.ts";
import type { Loop, LoopDeps, RoundResult } from "./loop-deps.ts";
import * as moveStuckDeliveries from "./move-stuck-deliveries.ts";
import * as publishOperationalEvents from "./publish-operational-events.ts";
import * as removeIdleGates from "./remove-idle-gates.ts";
import * as reportProcess from "./report-process.ts";
import * as runBackgroundTasks from "./run-background-tasks.ts";
import * as sendAlerts from "./send-alerts.ts";

export type LoopsDeps = Omit<LoopDeps, "signal" | "onError" | "onStuck"> & {
  /** Told which loop failed. */
  onError(loop: string, error: unknown): void;
  metrics: {
    counter(definition: { name: string; help: string }): { inc(by: number): void };
  };
};

/** Starts every loop of a worker. Any number of workers may run them: none does the work of another twice. */
export function startLoops(deps: LoopsDeps): { stop(): Promise<void> } {
  const stuck = deps.metrics.counter({
    name: "stuck_deliveries_total",
    help: "Deliveries that should have moved and did not, until a loop moved them. Stays 0.",
  });
  const running = allLoops().map(({ name, intervalMs, round }) => {
    const onError = (error: unknown) => deps.onError(name, error);
    const onStuck = (count: number) => stuck.inc(count);
    return runLoop({
      intervalMs,
      runOnce: (signal) => round({ ...deps, signal, onError, onStuck }),
      onError,
    });
  });
  return {
    stop: async () => {
      await Promise.all(running.map((loop) => loop.stop()));
    },
  };
}

export type NamedLoop = {
  name: string;
  intervalMs: number;
  round(deps: LoopDeps): Promise<RoundResult>;
};

/** Every loop there is, with its defaults, as one process runs it. */
export function allLoops(): NamedLoop[] {
  return [
    named("address-alerts", addressAlerts),
    named("clean-idempotency", cleanIdempotency),
    named("clean-records", cleanRecords),
    named("disable-failing-endpoints", disableFailingEndpoints),
    named("end-closed-deliveries", endClosedDeliveries),
    named("expand-fan-outs", expandFanOuts),
    named("expire-contents", expireContents),
    named("fold-rollups", foldRollups),
    named("keep-partitions", keepPartitions),
    named("move-stuck-deliveries", moveStuckDeliveries),
    named("publish-operational-events", publishOperationalEvents),
    named("remove-idle-gates", removeIdleGates),
    named("report-process", reportProcess),
    named("run-background-tasks", runBackgroundTasks),
    named("send-alerts", sendAlerts),
  ];
}

function named<Options extends { intervalMs: number }>(name: string, loop: Loop<Options>): NamedLoop {
  let options = loop.defaults;
  return {
    name,
    intervalMs: options.intervalMs,
    round: async (deps) => {
      const startedAt = deps.now();
      const result = await loop.runOnce(deps, options);
      // Only a round that was not left to another process nor cut short saw everything up to its start.
      const isWhole = !result.isSkipped && !deps.signal.aborted;
      if ("after" in options && isWhole) options = { ...options, after: startedAt };
      return result;
    },
  };
}
