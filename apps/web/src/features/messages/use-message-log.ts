"use client";

import type { MessageSummary } from "@posthorn/domain";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState } from "react";
import { useTRPC } from "#trpc/client.tsx";
import { nextPageOf } from "#ui/next-page-of.ts";
import { idsOf, insertNew, updateInPlace } from "./merge-messages.ts";
import type { MessageFilter } from "./message-filter.ts";
import { stateShown } from "./message-search.ts";
import { useLive } from "./use-live.ts";

const windowSize = 100;
const retryMs = 5_000;
const noneWaiting: readonly MessageSummary[] = [];

type LogInput = { environmentId: string; filter: MessageFilter; openMessage: string | null };

/** The log: pages of messages whose states change in place, and the new ones that wait to be asked for. */
export function useMessageLog({ environmentId, filter, openMessage }: LogInput) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const options = trpc.messages.search.infiniteQueryOptions(
    { environmentId, ...filter },
    {
      getNextPageParam: nextPageOf,
      refetchOnWindowFocus: false,
      // The server comes back by itself, and so does the page.
      refetchInterval: (query) => (query.state.status === "error" ? retryMs : false),
      placeholderData: (before) => before,
    },
  );
  const { queryKey } = options;
  const log = useInfiniteQuery(options);
  const rows = useMemo(() => log.data?.pages.flatMap((page) => page.data) ?? [], [log.data]);

  const filterKey = JSON.stringify(filter);
  const [waiting, setWaiting] = useState({ filterKey, rows: noneWaiting });
  const added = waiting.filterKey === filterKey ? waiting.rows : noneWaiting;

  const showNew = useCallback(() => {
    queryClient.setQueryData(queryKey, (data) => data && insertNew(data, added));
    setWaiting({ filterKey, rows: noneWaiting });
  }, [queryClient, queryKey, added, filterKey]);

  const take = useCallback(
    (changed: readonly MessageSummary[]) => {
      const data = queryClient.getQueryData(queryKey);
      if (!data) return;
      const known = idsOf(data);
      const fits = (row: MessageSummary) =>
        filter.state === undefined || stateShown[row.state] === filter.state;
      const fresh = changed.filter((row) => !known.has(row.id) && row.id !== openMessage && fits(row));
      const isEmpty = known.size === 0;
      queryClient.setQueryData(queryKey, (before) => {
        if (!before) return before;
        const updated = updateInPlace(before, changed);
        // An empty list has nothing that could jump: the first messages appear by themselves.
        return isEmpty ? insertNew(updated, fresh) : updated;
      });
      if (!isEmpty) setWaiting((before) => addWaiting(before, filterKey, fresh));
    },
    [queryClient, queryKey, filter.state, openMessage, filterKey],
  );

  const oldest = rows[Math.min(rows.length, windowSize) - 1];
  const isOpenInList = rows.slice(0, windowSize).some(({ id }) => id === openMessage);
  const live = useLive({
    environmentId,
    input: {
      filter,
      ...(oldest && { since: oldest.timestamp }),
      ...(openMessage && !isOpenInList && { message: openMessage }),
    },
    isReady: log.isSuccess && !log.isPlaceholderData,
    onRows: take,
  });

  return { log, rows, newCount: added.length, showNew, live, scrollRef: useRef<HTMLDivElement>(null) };
}

type Waiting = { filterKey: string; rows: readonly MessageSummary[] };

function addWaiting(before: Waiting, filterKey: string, fresh: readonly MessageSummary[]): Waiting {
  if (fresh.length === 0) return before;
  const kept = before.filterKey === filterKey ? before.rows : noneWaiting;
  const ids = new Set(fresh.map(({ id }) => id));
  return { filterKey, rows: [...fresh, ...kept.filter(({ id }) => !ids.has(id))] };
}
