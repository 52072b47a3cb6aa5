"use client";

import { formatDuration } from "#ui/format.ts";
import { Timestamp } from "#ui/timestamp.tsx";
import { useNow } from "#ui/use-now.ts";
import { deliveryText as text } from "./delivery-text.ts";

/** When the next try is due, and how long that is from now. */
export function Countdown({ at }: { at: string }) {
  const now = useNow();
  const leftMs = now ? new Date(at).getTime() - now.getTime() : null;
  return (
    <span className="tabular-nums">
      {text.nextTry} <Timestamp at={at} as="clock" />
      {leftMs === null ? null : (
        <span className="text-muted"> ({leftMs > 0 ? text.in(formatDuration(leftMs)) : text.due})</span>
      )}
    </span>
  );
}
