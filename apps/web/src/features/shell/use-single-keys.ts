"use client";

import { useSyncExternalStore } from "react";

const key = "posthorn-single-keys";
const listeners = new Set<() => void>();
// Storage may be closed to the page; then the choice lasts as long as the page.
let isOffHere = false;

/** Whether single letters and signs do something; who dictates or types by chance can switch that off. */
export function useSingleKeys(): { areOn: boolean; setAreOn(areOn: boolean): void } {
  const areOn = useSyncExternalStore(subscribe, areSingleKeysOn, () => true);
  return { areOn, setAreOn: keep };
}

function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(key) !== "off";
  } catch {
    return !isOffHere;
  }
}

function keep(areOn: boolean): void {
  isOffHere = !areOn;
  try {
    if (areOn) localStorage.removeItem(key);
    else localStorage.setItem(key, "off");
  } catch {}
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}
