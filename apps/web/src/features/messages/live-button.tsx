"use client";

import { Button } from "@heroui/react";
import { messagesText } from "./messages-text.ts";
import type { LiveState } from "./use-live.ts";

const text = messagesText.live;

/** Whether the page follows what happens, and the switch of it. */
export function LiveButton({ state, onPause }: { state: LiveState; onPause: (isPaused: boolean) => void }) {
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
          {text[state]}
          <span className="sr-only">, {state === "off" ? text.resume : text.pause}</span>
        </span>
      </Button>
      <span role="status" className="text-xs text-muted">
        {state === "broken" ? text.brokenHint : null}
      </span>
    </span>
  );
}
