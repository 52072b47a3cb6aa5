"use client";

import type { Format } from "./format.ts";
import { useFormat } from "./use-format.ts";
import { useNow } from "./use-now.ts";

type TimestampProps = {
  /** ISO 8601. */
  at: string;
  /** clock: today's as 12:04:31, others with their day. relative: 3 min ago. */
  as: "clock" | "instant" | "relative";
  className?: string;
};

/** An instant in the reader's zone, with the whole of it on hover. */
export function Timestamp({ at, as, className = "" }: TimestampProps) {
  const format = useFormat();
  const now = useNow();
  const date = new Date(at);
  const texts = {
    clock: () => clockText(date, now, format),
    instant: () => format.instant(date),
    relative: () => (now ? format.relative(date, now) : format.clock(date)),
  };
  return (
    <time dateTime={at} title={format.instant(date)} className={`tabular-nums ${className}`}>
      {texts[as]()}
    </time>
  );
}

function clockText(date: Date, now: Date | null, format: Format): string {
  const isToday = now === null || format.day(date) === format.day(now);
  return isToday ? format.clock(date) : format.dayClock(date);
}
