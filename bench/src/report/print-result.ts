import type { BenchResult } from "../scenarios/scenario.ts";
import { columns, figure } from "./columns.ts";

export function printResult(result: BenchResult): string {
  const { publishMs, arrivalMs, peakRssMb, cpuSeconds } = result;
  return [
    columns([
      ["scenario", "limit/s", "end to end/s", "ratio", "publish p50", "p99 ms", "arrival p50", "p99 ms"],
      [
        result.scenario,
        Math.round(result.limitPerSecond),
        Math.round(result.endToEndPerSecond),
        result.ratio,
        publishMs.p50 ?? notMeasured,
        publishMs.p99 ?? notMeasured,
        arrivalMs.p50 ?? notMeasured,
        arrivalMs.p99 ?? notMeasured,
      ],
    ]),
    "",
    columns([
      ["", "api", "worker", "postgres", "generator", "receiver"],
      ["peak MB", peakRssMb.api, peakRssMb.worker, peakRssMb.postgres, "", ""],
      [
        "CPU s",
        cpuSeconds.api,
        cpuSeconds.worker,
        cpuSeconds.postgres,
        cpuSeconds.generator,
        cpuSeconds.receiver,
      ],
    ]),
    "",
    `${figure(result.published)} published, ${figure(result.delivered)} delivered, ${figure(result.lost)} lost, ` +
      `${figure(result.duplicated)} twice, ${figure(result.pendingAtEnd)} pending at the end; ${figure(result.bytesPerMessage)} bytes a message in the database`,
    "Memory of postgres: private pages of its processes, the shared ones once.",
    ...Object.entries(result)
      .filter(([name]) => !common.has(name))
      .map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
  ].join("\n");
}

const notMeasured = "–";

const common = new Set([
  "scenario",
  "limitPerSecond",
  "endToEndPerSecond",
  "ratio",
  "publishMs",
  "arrivalMs",
  "peakRssMb",
  "cpuSeconds",
  "bytesPerMessage",
  "published",
  "delivered",
  "lost",
  "duplicated",
  "pendingAtEnd",
]);
