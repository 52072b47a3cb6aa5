"use client";

import { useSyncExternalStore } from "react";

/** From here on there is room for a panel beside the page: the `lg` of the styles. */
const query = "(min-width: 64rem)";

/** Whether the window is wide; taken for so until the browser has taken over. */
export function useIsWide(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => true,
  );
}

function subscribe(listener: () => void): () => void {
  const list = window.matchMedia(query);
  list.addEventListener("change", listener);
  return () => list.removeEventListener("change", listener);
}
