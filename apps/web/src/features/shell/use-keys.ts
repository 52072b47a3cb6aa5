"use client";

import { useEffect, useEffectEvent } from "react";
import { isDialogOpen } from "./is-dialog-open.ts";
import { useSingleKeys } from "./use-single-keys.ts";

type Keys = Readonly<Partial<Record<string, (event: KeyboardEvent) => void>>>;

/**
 * Single keys. While one types, or a menu or a dialog is open, they are somebody else's; letters and signs can be
 * switched off, arrows and Escape stay. What the page does with a key goes before what the shell does.
 */
export function useKeys(keys: Keys, of: "page" | "shell" = "page"): void {
  const { areOn } = useSingleKeys();
  const press = useEffectEvent((event: KeyboardEvent) => {
    const action = keys[event.key];
    if (!action || event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
    if (isTaken(event.target) || (event.key.length === 1 && !areOn)) return;
    action(event);
  });
  useEffect(() => {
    // The window hears of a key after the document.
    const target: EventTarget = of === "page" ? document : window;
    const listen = (event: Event) => {
      if (event instanceof KeyboardEvent) press(event);
    };
    target.addEventListener("keydown", listen);
    return () => target.removeEventListener("keydown", listen);
  }, [of]);
}

const takers =
  "input, textarea, select, [contenteditable], [role=dialog], [role=alertdialog], [role=menu], [role=listbox]";

function isTaken(target: EventTarget | null): boolean {
  if (isDialogOpen()) return true;
  return target instanceof Element && target.closest(takers) !== null;
}
