"use client";

import { useIsHydrated } from "@heroui/react";
import { formatClock, formatDay, formatInstant, formatRelative } from "./format.ts";
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
  const zone = useIsHydrated() ? {} : ({ timeZone: "UTC" } as const);
  const now = useNow();
  const date = new Date(at);
  const texts = {
    clock: () => clockText(date, now, zone),
    instant: () => formatInstant(date, zone),
    relative: () => (now ? formatRelative(date, now) : formatClock(date, zone)),
  };
  return (
    <time dateTime={at} title={formatInstant(date, zone)} className={`tabular-nums ${className}`}>
      {texts[as]()}
    </time>
  );
}

function clockText(date: Date, now: Date | null, zone: { timeZone?: "UTC" }): string {
  const isToday = now !== null && formatDay(date, zone) === formatDay(now, zone);
  return isToday || now === null
    ? formatClock(date, zone)
    : `${formatDay(date, zone)} ${formatClock(date, zone)}`;
}
