import type { Activity, ActivityInput } from "@posthorn/domain";

/** One bar: what ended or failed in its stretch of time. */
export type HistogramBar = { startsAt: number; delivered: number; retrying: number; failed: number };

const minuteMs = 60_000;
const dayMs = 86_400_000;
const widths = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1_440, 2_880].map((minutes) => minutes * minuteMs);
const maxBars = 100;
/** Rows a minute each are kept for two days. */
const minuteRowsMs = 2 * dayMs;

/** How wide a bar is, so that there are at most a hundred, and how finely figures are read for it. */
export function barWidthMs(
  from: Date,
  to: Date,
  now: Date,
): { widthMs: number; step: ActivityInput["step"] } {
  const lengthMs = to.getTime() - from.getTime();
  const hasMinutes = from.getTime() > now.getTime() - minuteRowsMs;
  const narrowest = hasMinutes ? minuteMs : 60 * minuteMs;
  const widthMs =
    widths.find((width) => width >= narrowest && lengthMs / width <= maxBars) ?? widths.at(-1) ?? dayMs;
  if (widthMs < 60 * minuteMs) return { widthMs, step: "minute" };
  return { widthMs, step: widthMs % dayMs === 0 ? "day" : "hour" };
}

/** The bars of a range, also the empty ones. */
export function barsOf(points: Activity["points"], from: Date, to: Date, widthMs: number): HistogramBar[] {
  const first = Math.floor(from.getTime() / widthMs);
  const count = Math.max(1, Math.ceil(to.getTime() / widthMs) - first);
  const bars = Array.from({ length: count }, (_, index) => ({
    startsAt: (first + index) * widthMs,
    delivered: 0,
    retrying: 0,
    failed: 0,
  }));
  for (const point of points) {
    const bar = bars[Math.floor(Date.parse(point.startsAt) / widthMs) - first];
    if (!bar) continue;
    bar.delivered += point.succeeded;
    bar.retrying += point.failed;
    bar.failed += point.exhausted;
  }
  return bars;
}
