"use client";

import { useKeys } from "./use-keys.ts";

/** The keys that every page has: what a page does with them itself goes before. */
export function useShellKeys({ showShortcuts }: { showShortcuts: () => void }): void {
  const move = (by: 1 | -1) => (event: KeyboardEvent) => {
    if (focusRow(by)) event.preventDefault();
  };
  // Arrows scroll the page, until a row has the focus.
  const moveOn = (by: 1 | -1) => (event: KeyboardEvent) => {
    if (rowOfFocus(rows()) >= 0) move(by)(event);
  };
  const keys = {
    j: move(1),
    k: move(-1),
    ArrowDown: moveOn(1),
    ArrowUp: moveOn(-1),
    "/": (event: KeyboardEvent) => {
      const search = document.querySelector<HTMLElement>("#content input[type=search]");
      if (!search) return;
      event.preventDefault();
      search.focus();
    },
    "?": (event: KeyboardEvent) => {
      event.preventDefault();
      showShortcuts();
    },
  };
  useKeys(keys, "shell");
}

/** What a row leads to. */
const way = "a[href], summary";

/** The rows of the page's lists: those that lead somewhere. */
function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("#content :is(tbody tr, li)")].filter(
    (row) => row.closest("nav") === null && row.querySelector(way) !== null,
  );
}

function rowOfFocus(all: readonly HTMLElement[]): number {
  return all.findIndex((row) => row.contains(document.activeElement));
}

/** Enter then opens it, as that is what a link does. False: there is no row. */
function focusRow(by: 1 | -1): boolean {
  const all = rows();
  const next = all[Math.min(all.length - 1, Math.max(0, rowOfFocus(all) + by))];
  if (!next) return false;
  next.querySelector<HTMLElement>(way)?.focus();
  return true;
}
