"use client";

import type { EndpointMessageOut, ListedMessageOut, MessageOut, MessageState } from "@posthorn/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { type ShownState, shownStateOf } from "#features/deliveries/delivery-state.ts";
import type { PortalApi } from "#features/portal/portal-api.ts";
import { usePortal } from "#features/portal/portal-session-provider.tsx";
import { nextPageOf } from "#ui/next-page-of.ts";
import { endpointStatuses, type LogFilter, logRanges, logStates } from "./log-filter.ts";

/** A row of the log: a message of the tenant, or what became of it at one endpoint. */
export type LogRow = Pick<MessageOut, "id" | "eventId" | "eventType" | "timestamp"> & { state: ShownState };

/** The log of the tenant page by page, narrowed by a filter. */
export function useMessageLog(filter: LogFilter) {
  const { api } = usePortal();
  return useInfiniteQuery({
    queryKey: ["messages", filter],
    queryFn: ({ pageParam }) => readPage(api, filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextPageOf,
  });
}

async function readPage(api: PortalApi, filter: LogFilter, iterator: string | undefined) {
  const { endpoint, state, type } = filter;
  const after = new Date(Date.now() - logRanges[filter.range] * 60_000).toISOString();
  const query = { iterator, event_types: type, after };
  if (endpoint === undefined) {
    const page = await api.listMessages({ ...query, state: state && logStates[state] });
    return { ...page, data: page.data.map(rowOfMessage) };
  }
  const status = state === undefined || state === "nobody" ? undefined : endpointStatuses[state];
  const page = await api.listEndpointMessages(endpoint, { ...query, status, limit: 50 });
  return { ...page, data: page.data.map(rowOfEndpoint) };
}

function rowOfMessage({ id, eventId, eventType, timestamp, state }: ListedMessageOut): LogRow {
  return { id, eventId, eventType, timestamp, state: state === undefined ? "waiting" : shownStates[state] };
}

function rowOfEndpoint(message: EndpointMessageOut): LogRow {
  const { id, eventId, eventType, timestamp } = message;
  return { id, eventId, eventType, timestamp, state: shownStateOf(message) };
}

const shownStates: Record<MessageState, ShownState> = {
  exhausted: "failed",
  retrying: "retrying",
  waiting: "waiting",
  cancelled: "cancelled",
  succeeded: "delivered",
  without_endpoint: "nobody",
};
