import type { Percentiles } from "../load/histogram.ts";
import type { Usage } from "../measure/watch-usage.ts";
import type { Bench, BenchResult } from "./scenario.ts";

export type Figures = {
  scenario: string;
  endToEndPerSecond: number;
  publishMs: Percentiles;
  arrivalMs: Percentiles;
  usage: Usage;
  /** By which the database grew, and the messages that it grew by. */
  bytes: number;
  messages: number;
  published: number;
  delivered: number;
  lost: number;
  duplicated: number;
};

/** The figures in the shape that every scenario has, rounded to what they are good for. */
export function buildResult({ limit }: Bench, figures: Figures): BenchResult {
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
  };
}

function inMs({ p50, p99 }: Percentiles): Percentiles {
  return { p50: round(p50, 2), p99: round(p99, 2) };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
