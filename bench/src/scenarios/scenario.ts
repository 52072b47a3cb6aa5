import type { PartName } from "../measure/watch-usage.ts";
import type { BenchOptions } from "../options.ts";
import type { Limit } from "./measure-limit.ts";

export type Bench = {
  options: BenchOptions;
  signal: AbortSignal;
  limit: Limit;
  /** A line for the person who waits. */
  tell(line: string): void;
};

/** Null: the scenario does not measure it. */
export type Latencies = { p50: number | null; p99: number | null };

/** What a run tells; with `--json` this object is the last line. */
export type BenchResult = {
  scenario: string;
  /** Bare signed POSTs a second from one process to the same receiver. */
  limitPerSecond: number;
  endToEndPerSecond: number;
  ratio: number;
  publishMs: Latencies;
  arrivalMs: Latencies;
  peakRssMb: Pick<Record<PartName, number>, "api" | "worker" | "postgres">;
  cpuSeconds: Record<PartName, number>;
  bytesPerMessage: number;
  /** Of the whole run, warm-up and what was delivered after it too. */
  published: number;
  delivered: number;
  lost: number;
  duplicated: number;
  /** Published and not delivered when the measured time ended. */
  pendingAtEnd: number;
  /** Figures that only this scenario has. */
  [more: string]: unknown;
};

export type Scenario = (bench: Bench) => Promise<BenchResult>;
