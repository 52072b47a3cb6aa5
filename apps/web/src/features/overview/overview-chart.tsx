"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { HistogramBar } from "#features/messages/histogram-steps.ts";
import { StackedBars } from "#ui/stacked-bars.tsx";

const heightPx = 144;

/** Attempts over time: what got through, what is tried again, what failed for good. */
export function OverviewChart({ bars }: { bars: readonly HistogramBar[] }) {
  const t = useTranslations("overview");
  const format = useFormatter();
  const [pointed, setPointed] = useState<HistogramBar | null>(null);
  const sum = (part: "delivered" | "retrying" | "failed") => bars.reduce((all, bar) => all + bar[part], 0);
  const when = (at: number) =>
    format.dateTime(at, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  const [first, last] = [bars[0], bars.at(-1)];
  return (
    <figure aria-label={t("chart")}>
      <StackedBars
        heightPx={heightPx}
        bars={bars.map((bar) => ({
          ...bar,
          parts: [
            { className: "bg-bar-failed", count: bar.failed },
            { className: "bg-bar-retrying", count: bar.retrying },
            { className: "bg-bar-delivered", count: bar.delivered },
          ],
        }))}
        onPoint={setPointed}
      />
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
