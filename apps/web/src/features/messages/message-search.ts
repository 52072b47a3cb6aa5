import type { MessageState } from "@posthorn/contract";
import type { MessageSearch } from "@posthorn/domain";
import type { ShownState } from "#features/deliveries/delivery-state.ts";
import { boundsOfFilter, type MessageFilter, type messageStates } from "./message-filter.ts";

type AskedState = (typeof messageStates)[number];

const stateAsked: Record<AskedState, MessageState> = {
  failed: "exhausted",
  retrying: "retrying",
  waiting: "waiting",
  delivered: "succeeded",
  cancelled: "cancelled",
  nobody: "without_endpoint",
};

/** The state of a message in the words of the page. */
export const stateShown: Record<MessageState, ShownState> = {
  exhausted: "failed",
  retrying: "retrying",
  waiting: "waiting",
  succeeded: "delivered",
  cancelled: "cancelled",
  without_endpoint: "nobody",
};

/** The page's filter as the domain takes it. An id is looked for in all that is kept, not only in the range. */
export function searchOfFilter(filter: MessageFilter, now: Date): Omit<MessageSearch, "limit"> {
  const { type, app, state, text } = filter;
  const { from, to } = boundsOfFilter(filter, now);
  const isFixed = filter.from !== undefined;
  return {
    ...(text === undefined ? { after: from, before: isFixed ? to : undefined } : { text }),
    eventTypes: type === undefined ? undefined : [type],
    application: app,
    state: state && stateAsked[state],
  };
}
