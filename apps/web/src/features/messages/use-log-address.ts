"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { addressOfFilter, filterOfAddress, type MessageFilter } from "./message-filter.ts";

export type LogAddress = {
  filter: MessageFilter;
  /** The message that is open beside the list. */
  message: string | null;
  setFilter(change: Partial<MessageFilter>): void;
  clearFilter(): void;
  /** `replace` for going on from one to the next: back leads out of the detail, not through all of them. */
  open(message: string | null, how?: "push" | "replace"): void;
  /** The address with this message open. */
  hrefOf(message: string): string;
};

/** Filters and the open message stand in the address alone: back works, and a link shows the same. */
export function useLogAddress(): LogAddress {
  const parameters = useSearchParams();
  const filter = useMemo(() => filterOfAddress(parameters), [parameters]);
  const message = parameters.get("message");

  const setFilter = useCallback(
    (change: Partial<MessageFilter>) => go(addressOfFilter({ ...filter, ...change }, message), "push"),
    [filter, message],
  );
  const clearFilter = useCallback(
    () => go(addressOfFilter({ range: filter.range }, message), "push"),
    [filter, message],
  );
  const open = useCallback(
    (next: string | null, how: "push" | "replace" = "push") => go(addressOfFilter(filter, next), how),
    [filter],
  );
  const hrefOf = useCallback((id: string) => addressOfFilter(filter, id), [filter]);
  return { filter, message, setFilter, clearFilter, open, hrefOf };
}

// The page is there already: only the address changes, and React reads it anew.
function go(address: string, how: "push" | "replace"): void {
  const target = `${window.location.pathname}${address}`;
  if (how === "push") window.history.pushState(null, "", target);
  else window.history.replaceState(null, "", target);
}
