"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useMemo, useState } from "react";
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
  const { search, go } = useAddress();
  const parameters = useMemo(() => new URLSearchParams(search), [search]);
  const filter = useMemo(() => filterOfAddress(parameters), [parameters]);
  const message = parameters.get("message");

  const setFilter = useCallback(
    (change: Partial<MessageFilter>) => go(addressOfFilter({ ...filter, ...change }, message), "push"),
    [go, filter, message],
  );
  const clearFilter = useCallback(
    () => go(addressOfFilter({ range: filter.range }, message), "push"),
    [go, filter, message],
  );
  const open = useCallback(
    (next: string | null, how: "push" | "replace" = "push") => go(addressOfFilter(filter, next), how),
    [go, filter],
  );
  const hrefOf = useCallback((id: string) => addressOfFilter(filter, id), [filter]);
  return { filter, message, setFilter, clearFilter, open, hrefOf };
}

type Own = {
  search: string /** What was set here and the router may still be on its way to. */;
  passing: string[];
};

/**
 * The query of the address. The router tells of a change when it finds time; the next key may come before, so
 * what was set here counts at once.
 */
function useAddress() {
  const fromRouter = useSearchParams().toString();
  const [own, setOwn] = useState<Own>({ search: fromRouter, passing: [] });
  const isOnItsWay = own.passing.includes(fromRouter);
  const search = isOnItsWay ? own.search : fromRouter;

  useEffect(() => {
    if (fromRouter === own.search && own.passing.length > 0) setOwn({ search: fromRouter, passing: [] });
  }, [fromRouter, own]);

  const go = useCallback(
    (address: string, how: "push" | "replace") => {
      const next = new URLSearchParams(address).toString();
      setOwn((before) => ({ search: next, passing: [...before.passing, fromRouter, next] }));
      const target = `${window.location.pathname}${address}`;
      if (how === "push") window.history.pushState(null, "", target);
      else window.history.replaceState(null, "", target);
    },
    [fromRouter],
  );
  return { search, go };
}
