import type { Percentiles } from "../load/histogram.ts";
import type { Usage } from "../measure/watch-usage.ts";
import type { Bench, BenchResult, Latencies } from "./scenario.ts";

export type Figures = {
  scenario: string;
  endToEndPerSecond: number;
  /** Null where nothing is published by the run. */
  publishMs: Percentiles | null;
  arrivalMs: Percentiles | null;
  usage: Usage;
  /** By which the database grew, and the messages that it grew by. */
  bytes: number;
  messages: number;
  published: number;
  delivered: number;
  lost: number;
  duplicated: number;
  pendingAtEnd: number;
};

/** The figures in the shape that every scenario has, rounded to what they are good for. */
export function buildResult({ limit }: Pick<Bench, "limit">, figures: Figures): BenchResult {
  const { usage, bytes, messages, endToEndPerSecond } = figures;
  const { peakRssMb, cpuSeconds } = usage;
  return {
    scenario: figures.scenario,
    limitPerSecond: Math.round(limit.perSecond),
    endToEndPerSecond: Math.round(endToEndPerSecond),
    ratio: round(endToEndPerSecond / limit.perSecond, 3),
    publishMs: inMs(figures.publishMs),
    arrivalMs: inMs(figures.arrivalMs),
    peakRssMb: {
      api: round(peakRssMb.api, 1),
      worker: round(peakRssMb.worker, 1),
      postgres: round(peakRssMb.postgres, 1),
    },
    cpuSeconds: {
      api: round(cpuSeconds.api, 2),
      worker: round(cpuSeconds.worker, 2),
      postgres: round(cpuSeconds.postgres, 2),
      generator: round(cpuSeconds.generator, 2),
      receiver: round(cpuSeconds.receiver, 2),
    },
    bytesPerMessage: Math.round(bytes / Math.max(1, messages)),
    published: figures.published,
    delivered: figures.delivered,
    lost: figures.lost,
    duplicated: figures.duplicated,
    pendingAtEnd: figures.pendingAtEnd,
  };
}

function inMs(measured: Percentiles | null): Latencies {
  if (!measured) return { p50: null, p99: null };
  return { p50: round(measured.p50, 2), p99: round(measured.p99, 2) };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
