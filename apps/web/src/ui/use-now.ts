"use client";

import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = 0;

/** The time, moving on each second: one timer for the whole page. Null until the browser has taken over. */
export function useNow(): Date | null {
  const seconds = useSyncExternalStore(subscribe, currentSecond, () => 0);
  return seconds === 0 ? null : new Date(seconds * 1_000);
}

function currentSecond(): number {
  if (now === 0) now = Math.floor(Date.now() / 1_000);
  return now;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  now = Math.floor(Date.now() / 1_000);
  for (const listener of listeners) listener();
}
