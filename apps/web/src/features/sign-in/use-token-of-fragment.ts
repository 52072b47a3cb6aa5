"use client";

import { useEffect, useState } from "react";

/** The token leaves the address bar at once: it shall not stay in the history. Null until it was read. */
export function useTokenOfFragment(): string | null {
  const [token, setToken] = useState<string | null>(null);
  useEffect(() => {
    const found = window.location.hash.slice(1);
    if (found) window.history.replaceState(null, "", window.location.pathname);
    setToken((before) => before ?? found);
  }, []);
  return token;
}
