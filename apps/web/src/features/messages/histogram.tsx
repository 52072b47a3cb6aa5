"use client";

import { Skeleton } from "@heroui/react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { useTRPC } from "#trpc/client.tsx";
import { useFormat } from "#ui/use-format.ts";
import { type BarRange, isInRange, moveRange } from "./bar-range.ts";
import type { HistogramBar } from "./histogram-steps.ts";
import { HistogramTable } from "./histogram-table.tsx";
import type { MessageFilter } from "./message-filter.ts";

const heightPx = 48;
const refreshMs = 15_000;

type HistogramProps = {
  environmentId: string;
  filter: MessageFilter;
  /** Whether the log beside it follows what happens. */
  isLive: boolean;
  onZoom: (range: { from: string; to: string }) => void;
};

/** How deliveries went over the range; choosing bars, by pointer or keyboard, looks at their time only. */
export function Histogram({ environmentId, filter, isLive, onZoom }: HistogramProps) {
  const trpc = useTRPC();
  const { range, from, to, type, app } = filter;
  const figures = useQuery(
    trpc.messages.histogram.queryOptions(
      { environmentId, range, from, to, type, app },
      {
        placeholderData: (before) => before,
        staleTime: refreshMs,
        refetchInterval: isLive && to === undefined ? refreshMs : false,
      },
    ),
  );
  // An extra: without it the log is whole.
  if (figures.isError) return null;
  if (!figures.data) return <Skeleton className="h-[68px] rounded-lg" />;
  return <Bars {...figures.data} onZoom={onZoom} />;
}

type BarsProps = { bars: HistogramBar[]; widthMs: number; onZoom: HistogramProps["onZoom"] };

function Bars({ bars, widthMs, onZoom }: BarsProps) {
  const t = useTranslations("messages.histogram");
  const [chosen, setChosen] = useState<BarRange | null>(null);
  const [isDragging, setIsDragging] = useState(false);
  const [hovered, setHovered] = useState<number | null>(null);
  const pointed = hovered ?? chosen?.to ?? null;
  const highest = Math.max(1, ...bars.map((bar) => bar.delivered + bar.retrying + bar.failed));
  const format = useFormat();
  const timeOf = (at: number) => format.dayMinute(new Date(at));
  const captionOf = (bar: HistogramBar | undefined) => {
    if (bar)
      return t("bar", {
        when: timeOf(bar.startsAt),
        summary: t("summary", { delivered: bar.delivered, retrying: bar.retrying, failed: bar.failed }),
      });
    const all = {
      delivered: sumOf(bars, "delivered"),
      retrying: sumOf(bars, "retrying"),
      failed: sumOf(bars, "failed"),
    };
    return all.delivered + all.retrying + all.failed === 0 ? t("empty") : t("summary", all);
  };
  const first = bars[0];
  const last = bars.at(-1);
  if (!first || !last) return null;

  const indexAt = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    return Math.min(bars.length - 1, Math.max(0, Math.floor(share * bars.length)));
  };

  function zoom(): void {
    const [startsAt = 0, endsAt = 0] = [chosen?.from, chosen?.to]
      .map((place) => bars[place ?? 0]?.startsAt ?? 0)
      .sort((a, b) => a - b);
    onZoom({ from: new Date(startsAt).toISOString(), to: new Date(endsAt + widthMs).toISOString() });
    setChosen(null);
  }

  function endDrag(isZoom: boolean): void {
    setIsDragging(false);
    if (isZoom && chosen && chosen.from !== chosen.to) zoom();
    else setChosen(null);
  }

  function press(event: KeyboardEvent<HTMLElement>): void {
    const moved = moveRange(chosen, event, bars.length);
    if (moved) setChosen(moved);
    else if (chosen && event.key === "Enter") zoom();
    else if (chosen && event.key === "Escape") setChosen(null);
    else return;
    event.preventDefault();
  }

  return (
    <figure aria-label={t("label")} className="relative select-none">
      <div
        role="slider"
        tabIndex={0}
        aria-label={t("label")}
        aria-description={t("zoom")}
        aria-valuemin={0}
        aria-valuemax={bars.length - 1}
        aria-valuenow={chosen?.to ?? bars.length - 1}
        aria-valuetext={captionOf(bars[chosen?.to ?? -1])}
        title={t("zoom")}
        className="flex cursor-crosshair touch-pan-y items-end gap-px border-b"
        style={{ height: heightPx }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setIsDragging(true);
          setChosen({ from: indexAt(event), to: indexAt(event) });
        }}
        onPointerMove={(event) => {
          const index = indexAt(event);
          setHovered(index);
          if (isDragging) setChosen((before) => before && { ...before, to: index });
        }}
        onPointerUp={() => endDrag(true)}
        onPointerCancel={() => endDrag(false)}
        onPointerLeave={() => setHovered(null)}
        onKeyDown={press}
        onBlur={() => setChosen(null)}
      >
        {bars.map((bar, index) => (
          <Bar
            key={bar.startsAt}
            bar={bar}
            highest={highest}
            isMarked={chosen ? isInRange(chosen, index) : index === pointed}
          />
        ))}
      </div>
      <figcaption className="flex justify-between pt-1 text-xs text-muted tabular-nums">
        <span suppressHydrationWarning>{timeOf(first.startsAt)}</span>
        <span suppressHydrationWarning>{captionOf(bars[pointed ?? -1])}</span>
        <span suppressHydrationWarning>{timeOf(last.startsAt + widthMs)}</span>
      </figcaption>
      <HistogramTable bars={bars} timeOf={timeOf} />
    </figure>
  );
}

function Bar({ bar, highest, isMarked }: { bar: HistogramBar; highest: number; isMarked: boolean }) {
  const parts = [
    { count: bar.failed, className: "bg-bar-failed" },
    { count: bar.retrying, className: "bg-bar-retrying" },
    { count: bar.delivered, className: "bg-bar-delivered" },
  ];
  return (
    <div className={`flex h-full min-w-0 flex-1 flex-col justify-end ${isMarked ? "bg-default" : ""}`}>
      {parts.map(({ count, className }) =>
        count > 0 ? (
          <div
            key={className}
            className={`min-h-px ${className}`}
            style={{ height: `${(count / highest) * 100}%` }}
          />
        ) : null,
      )}
    </div>
  );
}

function sumOf(bars: readonly HistogramBar[], part: "delivered" | "retrying" | "failed"): number {
  return bars.reduce((total, bar) => total + bar[part], 0);
}
