/** A stretch of time whose figures are read from rows of one span. Unix milliseconds; `to` is not included. */
export type RollupSegment = { span: "minute" | "hour" | "day"; from: number; to: number };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long minute rows are kept; hours are kept as long as messages. */
export const minuteRollupDays = 2;

/**
 * Cuts a range of time into the fewest rows that give its figures: whole days as days, whole hours as hours, the
 * edges as minutes. Where minutes are gone already the edge is widened to its hour.
 */
export function rollupSegments(
  range: { from: number; to: number },
  now: number,
  largest: RollupSegment["span"] = "day",
): RollupSegment[] {
  const hasMinutes = (at: number) => at > now - minuteRollupDays * dayMs;
  const unitOf = (at: number) => (hasMinutes(at) ? minuteMs : hourMs);
  const from = floorTo(range.from, unitOf(range.from));
  const to = ceilTo(range.to, unitOf(range.to));
  const hours = inner(from, to, hourMs);
  const days = largest === "day" && hours ? inner(hours.from, hours.to, dayMs) : null;
  if (largest === "minute" || !hours) return [{ span: hasMinutes(from) ? "minute" : "hour", from, to }];
  const middle: RollupSegment[] = days
    ? [
        { span: "hour", from: hours.from, to: days.from },
        { span: "day", from: days.from, to: days.to },
        { span: "hour", from: days.to, to: hours.to },
      ]
    : [{ span: "hour", from: hours.from, to: hours.to }];
  const segments: RollupSegment[] = [
    { span: "minute", from, to: hours.from },
    ...middle,
    { span: "minute", from: hours.to, to },
  ];
  return segments.filter((segment) => segment.from < segment.to);
}

function inner(from: number, to: number, unitMs: number): { from: number; to: number } | null {
  const inside = { from: ceilTo(from, unitMs), to: floorTo(to, unitMs) };
  return inside.from < inside.to ? inside : null;
}

function floorTo(at: number, unitMs: number): number {
  return Math.floor(at / unitMs) * unitMs;
}

function ceilTo(at: number, unitMs: number): number {
  return Math.ceil(at / unitMs) * unitMs;
}
