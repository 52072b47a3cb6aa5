"use client";

import { Skeleton } from "@heroui/react";
import { useQuery } from "@tanstack/react-query";
import { type PointerEvent, useState } from "react";
import { useTRPC } from "#trpc/client.tsx";
import { formatClock, formatDay } from "#ui/format.ts";
import type { HistogramBar } from "./histogram-steps.ts";
import type { MessageFilter } from "./message-filter.ts";
import { messagesText } from "./messages-text.ts";

const text = messagesText.histogram;
const heightPx = 48;
const refreshMs = 30_000;

type HistogramProps = {
  environmentId: string;
  filter: MessageFilter;
  onZoom: (range: { from: string; to: string }) => void;
};

/** How deliveries went over the range; dragging over bars looks at their time only. */
export function Histogram({ environmentId, filter, onZoom }: HistogramProps) {
  const trpc = useTRPC();
  const { range, from, to, type, app } = filter;
  const figures = useQuery(
    trpc.messages.histogram.queryOptions(
      { environmentId, range, from, to, type, app },
      { placeholderData: (before) => before, staleTime: refreshMs },
    ),
  );
  // An extra: without it the log is whole.
  if (figures.isError) return null;
  if (!figures.data) return <Skeleton className="h-[68px] rounded-lg" />;
  return <Bars {...figures.data} onZoom={onZoom} />;
}

type BarsProps = { bars: HistogramBar[]; widthMs: number; onZoom: HistogramProps["onZoom"] };

function Bars({ bars, widthMs, onZoom }: BarsProps) {
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const highest = Math.max(1, ...bars.map((bar) => bar.delivered + bar.retrying + bar.failed));
  const first = bars[0];
  const last = bars.at(-1);
  if (!first || !last) return null;

  const indexAt = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    return Math.min(bars.length - 1, Math.max(0, Math.floor(share * bars.length)));
  };
  const chosen = drag && { from: Math.min(drag.from, drag.to), to: Math.max(drag.from, drag.to) };

  function end(): void {
    if (chosen && chosen.to > chosen.from) {
      const startsAt = bars[chosen.from]?.startsAt ?? 0;
      const endsAt = (bars[chosen.to]?.startsAt ?? 0) + widthMs;
      onZoom({ from: new Date(startsAt).toISOString(), to: new Date(endsAt).toISOString() });
    }
    setDrag(null);
  }

  return (
    <figure aria-label={text.label} className="select-none">
      <div
        title={text.zoom}
        className="flex cursor-crosshair touch-pan-y items-end gap-px border-b"
        style={{ height: heightPx }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ from: indexAt(event), to: indexAt(event) });
        }}
        onPointerMove={(event) => {
          const index = indexAt(event);
          setPointed(index);
          setDrag((before) => before && { ...before, to: index });
        }}
        onPointerUp={end}
        onPointerCancel={() => setDrag(null)}
        onPointerLeave={() => setPointed(null)}
      >
        {bars.map((bar, index) => (
          <Bar
            key={bar.startsAt}
            bar={bar}
            highest={highest}
            isMarked={chosen ? index >= chosen.from && index <= chosen.to : index === pointed}
          />
        ))}
      </div>
      <figcaption className="flex justify-between pt-1 text-xs text-muted tabular-nums">
        <span suppressHydrationWarning>{timeOf(first.startsAt)}</span>
        <span suppressHydrationWarning>
          {captionOf(pointed === null ? null : (bars[pointed] ?? null), bars)}
        </span>
        <span suppressHydrationWarning>{timeOf(last.startsAt + widthMs)}</span>
      </figcaption>
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

function captionOf(bar: HistogramBar | null, bars: readonly HistogramBar[]): string {
  const sum = (part: "delivered" | "retrying" | "failed") =>
    bars.reduce((total, one) => total + one[part], 0);
  if (bar) return `${timeOf(bar.startsAt)}: ${text.summary(bar.delivered, bar.retrying, bar.failed)}`;
  const [delivered, retrying, failed] = [sum("delivered"), sum("retrying"), sum("failed")];
  return delivered + retrying + failed === 0 ? text.empty : text.summary(delivered, retrying, failed);
}

function timeOf(at: number): string {
  const date = new Date(at);
  return `${formatDay(date)} ${formatClock(date).slice(0, 5)}`;
}
