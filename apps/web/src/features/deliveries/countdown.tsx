"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Timestamp } from "#ui/timestamp.tsx";
import { useFormat } from "#ui/use-format.ts";
import { useNow } from "#ui/use-now.ts";

/** When the next try is due, and how long that is from now. */
export function Countdown({ at }: { at: string }) {
  const t = useTranslations("deliveries");
  const format = useFormat();
  const now = useNow();
  const leftMs = now ? new Date(at).getTime() - now.getTime() : null;
  const parts = {
    time: () => <Timestamp at={at} as="clock" />,
    hint: (text: ReactNode) => <span className="text-muted">{text}</span>,
  };
  return (
    <span className="tabular-nums">
      {leftMs === null
        ? t.rich("nextTryAt", parts)
        : leftMs > 0
          ? t.rich("nextTry", { ...parts, duration: format.duration(leftMs) })
          : t.rich("nextTryDue", parts)}
    </span>
  );
}
