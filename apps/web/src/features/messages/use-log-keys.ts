"use client";

import { useEffect, useEffectEvent } from "react";
import { useSingleKeys } from "#features/shell/use-single-keys.ts";

type LogKeys = Readonly<Partial<Record<string, (event: KeyboardEvent) => void>>>;

/**
 * Single keys of the page. While one types, or a menu or a dialog is open, they are somebody else's; letters and
 * signs can be switched off, arrows and Escape stay.
 */
export function useLogKeys(keys: LogKeys): void {
  const { areOn } = useSingleKeys();
  const press = useEffectEvent((event: KeyboardEvent) => {
    const action = keys[event.key];
    if (!action || event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
    if (isTaken(event.target) || (event.key.length === 1 && !areOn)) return;
    action(event);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

const takers =
  "input, textarea, select, [contenteditable], [role=dialog], [role=alertdialog], [role=menu], [role=listbox]";

function isTaken(target: EventTarget | null): boolean {
  if (document.querySelector("[role=dialog], [role=alertdialog]")) return true;
  return target instanceof Element && target.closest(takers) !== null;
}
