"use client";

import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";

const waitsMs = [400, 1_200, 3_000, 7_000, 15_000] as const;

/**
 * Reads something anew a few times after an action whose effect comes a little later, such as the outcome of
 * a test, and then no more.
 */
export function useFollowUp(): (queryKey: QueryKey) => void {
  const queryClient = useQueryClient();
  const timers = useRef<ReturnType<typeof setTimeout>[]>([]);
  useEffect(() => {
    const own = timers.current;
    return () => {
      for (const timer of own) clearTimeout(timer);
    };
  }, []);
  return useCallback(
    (queryKey) => {
      for (const timer of timers.current.splice(0)) clearTimeout(timer);
      for (const waitMs of waitsMs) {
        timers.current.push(setTimeout(() => queryClient.invalidateQueries({ queryKey }), waitMs));
      }
    },
    [queryClient],
  );
}
