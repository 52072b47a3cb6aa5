"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";

/** The query of the address, and a way to change parts of it: back works, and a link shows the same. */
export function useSearchAddress() {
  const parameters = useSearchParams();
  const change = useCallback(
    (changes: Record<string, string | undefined>) => {
      const next = new URLSearchParams(parameters);
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined) next.delete(name);
        else next.set(name, value);
      }
      const search = next.toString();
      window.history.pushState(null, "", `${window.location.pathname}${search ? `?${search}` : ""}`);
    },
    [parameters],
  );
  return { parameters, change };
}
