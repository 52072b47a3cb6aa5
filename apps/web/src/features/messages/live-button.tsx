"use client";

import { Button } from "@heroui/react";
import { useTranslations } from "next-intl";
import type { LiveState } from "./use-live.ts";

/** Whether the page follows what happens, and the switch of it. */
export function LiveButton({ state, onPause }: { state: LiveState; onPause: (isPaused: boolean) => void }) {
  const t = useTranslations("messages.live");
  const dots = {
    on: "bg-success",
    connecting: "bg-muted",
    broken: "bg-warning",
    off: "bg-transparent ring-1 ring-muted",
  };
  return (
    <span className="flex flex-wrap items-center gap-x-1">
      <Button size="sm" variant="ghost" className="gap-2" onPress={() => onPause(state !== "off")}>
        <span className="relative flex size-2" aria-hidden="true">
          {state === "on" ? (
            <span className="absolute inset-0 rounded-full bg-success opacity-60 motion-safe:animate-ping" />
          ) : null}
          <span className={`relative size-2 rounded-full ${dots[state]}`} />
        </span>
        <span>
          {t(state)}
          <span className="sr-only">, {state === "off" ? t("resume") : t("pause")}</span>
        </span>
      </Button>
      <span role="status" className="text-xs text-muted">
        {state === "broken" ? t("brokenHint") : null}
      </span>
    </span>
  );
}
