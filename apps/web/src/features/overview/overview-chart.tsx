"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { HistogramBar } from "#features/messages/histogram-steps.ts";

const heightPx = 144;

/** Attempts over time: what got through, what is tried again, what failed for good. */
export function OverviewChart({ bars }: { bars: readonly HistogramBar[] }) {
  const t = useTranslations("overview");
  const format = useFormatter();
  const [pointed, setPointed] = useState<HistogramBar | null>(null);
  const highest = Math.max(1, ...bars.map((bar) => bar.delivered + bar.retrying + bar.failed));
  const sum = (part: "delivered" | "retrying" | "failed") => bars.reduce((all, bar) => all + bar[part], 0);
  const when = (at: number) =>
    format.dateTime(at, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  const [first, last] = [bars[0], bars.at(-1)];
  return (
    <figure aria-label={t("chart")}>
      <div
        className="flex items-end gap-px border-b"
        style={{ height: heightPx }}
        onPointerLeave={() => setPointed(null)}
        aria-hidden="true"
      >
        {bars.map((bar) => (
          <div
            key={bar.startsAt}
            onPointerEnter={() => setPointed(bar)}
            className={`flex h-full min-w-0 flex-1 flex-col justify-end ${pointed?.startsAt === bar.startsAt ? "bg-default" : ""}`}
          >
            <Part count={bar.failed} highest={highest} className="bg-bar-failed" />
            <Part count={bar.retrying} highest={highest} className="bg-bar-retrying" />
            <Part count={bar.delivered} highest={highest} className="bg-bar-delivered" />
          </div>
        ))}
      </div>
      <figcaption className="flex flex-wrap justify-between gap-x-4 pt-1 text-xs text-muted tabular-nums">
        <span suppressHydrationWarning>{first ? when(first.startsAt) : null}</span>
        <span suppressHydrationWarning>
          {pointed
            ? t("bar", {
                when: when(pointed.startsAt),
                delivered: pointed.delivered,
                retried: pointed.retrying,
                failed: pointed.failed,
              })
            : t("total", { delivered: sum("delivered"), retried: sum("retrying"), failed: sum("failed") })}
        </span>
        <span suppressHydrationWarning>{last ? when(last.startsAt) : null}</span>
      </figcaption>
    </figure>
  );
}

function Part({ count, highest, className }: { count: number; highest: number; className: string }) {
  if (count <= 0) return null;
  return <div className={`min-h-px ${className}`} style={{ height: `${(count / highest) * 100}%` }} />;
}
