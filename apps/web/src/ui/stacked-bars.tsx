"use client";

import { useState } from "react";

/** One bar: parts from top to bottom, each with its count. */
export type StackedBar = { startsAt: number; parts: readonly { className: string; count: number }[] };

/** Bars over time, and which of them is pointed at. What they say stands in words beside them. */
export function StackedBars<Bar extends StackedBar>(props: {
  bars: readonly Bar[];
  heightPx: number;
  onPoint: (bar: Bar | null) => void;
}) {
  const { bars, heightPx, onPoint } = props;
  const [pointedAt, setPointedAt] = useState<number | null>(null);
  const highest = Math.max(1, ...bars.map(({ parts }) => parts.reduce((sum, part) => sum + part.count, 0)));

  function point(bar: Bar | null): void {
    setPointedAt(bar?.startsAt ?? null);
    onPoint(bar);
  }

  return (
    <div
      className="flex items-end gap-px border-b"
      style={{ height: heightPx }}
      onPointerLeave={() => point(null)}
      aria-hidden="true"
    >
      {bars.map((bar) => (
        <div
          key={bar.startsAt}
          onPointerEnter={() => point(bar)}
          className={`flex h-full min-w-0 flex-1 flex-col justify-end ${pointedAt === bar.startsAt ? "bg-default" : ""}`}
        >
          {bar.parts.map(({ className, count }) =>
            count <= 0 ? null : (
              <div
                key={className}
                className={`min-h-px ${className}`}
                style={{ height: `${(count / highest) * 100}%` }}
              />
            ),
          )}
        </div>
      ))}
    </div>
  );
}
