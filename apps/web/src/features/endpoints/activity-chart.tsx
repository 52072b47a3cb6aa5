"use client";

import type { EndpointActivity } from "@posthorn/contract";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { StackedBars } from "#ui/stacked-bars.tsx";
import { useFormat } from "#ui/use-format.ts";
import { useNow } from "#ui/use-now.ts";

const hourMs = 3_600_000;
const hours = 7 * 24;
const heightPx = 56;

type Hour = { startsAt: number; succeeded: number; failed: number };

/** The attempts of seven days, hour by hour: what got through and what failed. */
export function ActivityChart({ activity }: { activity: EndpointActivity }) {
  const t = useTranslations("allEndpoints.activity");
  const format = useFormatter();
  const { duration } = useFormat();
  const now = useNow();
  const [pointed, setPointed] = useState<Hour | null>(null);
  const { total } = activity;
  const bars = hoursUntil(now ?? new Date(0), activity);
  const when = (startsAt: number) =>
    format.dateTime(startsAt, {
      weekday: "short",
      day: "numeric",
      month: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
  return (
    <figure aria-label={t("title")}>
      <StackedBars
        heightPx={heightPx}
        bars={bars.map((bar) => ({
          ...bar,
          parts: [
            { className: "bg-bar-failed", count: bar.failed },
            { className: "bg-bar-delivered", count: bar.succeeded },
          ],
        }))}
        onPoint={setPointed}
      />
      <figcaption className="flex min-h-5 flex-wrap justify-between gap-x-4 pt-1 text-xs text-muted tabular-nums">
        <span>
          {pointed
            ? t("hour", {
                when: when(pointed.startsAt),
                succeeded: pointed.succeeded,
                failed: pointed.failed,
              })
            : t("total", { succeeded: total.succeeded, failed: total.failed })}
        </span>
        {total.latencyMs ? (
          <span>
            {t("latency", {
              p50: duration(total.latencyMs.p50),
              p95: duration(total.latencyMs.p95),
            })}
          </span>
        ) : null}
      </figcaption>
    </figure>
  );
}

function hoursUntil(now: Date, { points }: EndpointActivity): Hour[] {
  const known = new Map(points.map((point) => [Date.parse(point.startsAt), point]));
  const last = Math.floor(now.getTime() / hourMs) * hourMs;
  return Array.from({ length: hours }, (_, index) => {
    const startsAt = last - (hours - 1 - index) * hourMs;
    const { succeeded = 0, failed = 0 } = known.get(startsAt) ?? {};
    return { startsAt, succeeded, failed };
  });
}
