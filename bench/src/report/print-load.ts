import { loadavg } from "node:os";
import { partNames } from "../measure/watch-usage.ts";
import type { Limit } from "../scenarios/measure-limit.ts";
import type { LoadResult } from "../scenarios/run-load.ts";
import { figure } from "./columns.ts";

/** What a reader must know to judge the figures of one load. */
export function printLoad(load: LoadResult, limit: Limit): string {
  const troubles = Object.entries(load.totals.troubles).map(([what, count]) => `${what} × ${count}`);
  const lines = [
    `published ${figure(load.publish.published / load.publish.seconds)}/s, delivered ${figure(load.endToEndPerSecond)}/s in ` +
      `${load.seconds.toFixed(1)} s; ${figure(load.pendingAtEnd)} pending at its end, drained in ${load.drainSeconds.toFixed(1)} s`,
    printProcessorTime(load, limit),
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

// On a machine that others use too, this says more than rates do.
function printProcessorTime({ usage, arrival }: LoadResult, { cpuMicroseconds }: Limit): string {
  const micros = partNames.map((name) => (usage.cpuSeconds[name] * 1e6) / Math.max(1, arrival.delivered));
  const all = micros.reduce((sum, one) => sum + one, 0);
  const parts = partNames.map((name, at) => `${name} ${figure(micros[at] ?? 0)}`);
  const bare =
    cpuMicroseconds === undefined
      ? ""
      : `; a bare POST ${figure(cpuMicroseconds)}, which is ${figure(cpuMicroseconds / all)} of it`;
  return `processor time of a delivery ${figure(all)} µs (${parts.join(", ")})${bare}`;
}
