import { loadavg } from "node:os";
import { partNames } from "../measure/watch-usage.ts";
import type { LoadResult } from "../scenarios/run-load.ts";
import { figure } from "./columns.ts";

/** What a reader must know to judge the figures of one load. */
export function printLoad(load: LoadResult): string {
  const troubles = Object.entries(load.totals.troubles).map(([what, count]) => `${what} × ${count}`);
  const lines = [
    `published ${figure(load.publish.published / load.publish.seconds)}/s, delivered ${figure(load.endToEndPerSecond)}/s in ` +
      `${load.seconds.toFixed(1)} s; ${figure(load.pendingAtEnd)} pending at its end, drained in ${load.drainSeconds.toFixed(1)} s`,
    `processor time a delivery in µs: ${partNames
      .map(
        (name) =>
          `${name} ${figure((load.usage.cpuSeconds[name] * 1e6) / Math.max(1, load.arrival.delivered))}`,
      )
      .join(", ")}`,
    `other programs took ${load.usage.othersCpuSeconds.toFixed(1)} CPU s meanwhile; load average ${loadavg()
      .map((load) => load.toFixed(2))
      .join(" ")}`,
  ];
  if (troubles.length > 0) lines.push(`publishing met: ${troubles.join(", ")}`);
  const unanswered = load.totals.unanswered.length;
  if (unanswered > 0)
    lines.push(`${unanswered} publishes were given up without an answer; they count as not published`);
  if (load.unknown > 0) lines.push(`${load.unknown} requests at the receiver were no payload of ours`);
  return lines.join("\n");
}
