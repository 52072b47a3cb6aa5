import { loadavg } from "node:os";
import type { LoadResult } from "../scenarios/run-load.ts";
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
        publishMs.p50,
        publishMs.p99,
        arrivalMs.p50,
        arrivalMs.p99,
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
      `${figure(result.duplicated)} twice; ${figure(result.bytesPerMessage)} bytes a message in the database`,
    "Memory of postgres: private pages of its processes, the shared ones once.",
  ].join("\n");
}

/** What a reader must know to judge the figures of one load. */
export function printLoad(load: LoadResult): string {
  const troubles = Object.entries(load.totals.troubles).map(([what, count]) => `${what} × ${count}`);
  const lines = [
    `published ${figure(load.publish.published / load.publish.seconds)}/s, delivered ${figure(load.endToEndPerSecond)}/s in ` +
      `${load.seconds.toFixed(1)} s; ${figure(load.pendingAtEnd)} pending at its end, drained in ${load.drainSeconds.toFixed(1)} s`,
    `other programs took ${load.usage.othersCpuSeconds.toFixed(1)} CPU s meanwhile; load average ${loadavg()
      .map((load) => load.toFixed(2))
      .join(" ")}`,
  ];
  if (troubles.length > 0) lines.push(`publishing met: ${troubles.join(", ")}`);
  if (load.unknown > 0) lines.push(`${load.unknown} requests at the receiver were no payload of ours`);
  return lines.join("\n");
}
