import type { MessageRow } from "@posthorn/queue";

export type MessageFilters = {
  event_types?: readonly string[] | undefined;
  channel?: string | undefined;
  tag?: string | undefined;
};

/** Whether a message passes the filters that lists of attempts and deliveries share with lists of messages. */
export function fitsFilters(message: MessageRow, filters: MessageFilters): boolean {
  const { event_types: eventTypes, channel, tag } = filters;
  if (eventTypes && !eventTypes.includes(message.eventType)) return false;
  if (channel !== undefined && !message.channels.includes(channel)) return false;
  return tag === undefined || message.tags.includes(tag);
}

export function hasFilters({ event_types, channel, tag }: MessageFilters): boolean {
  return event_types !== undefined || channel !== undefined || tag !== undefined;
}
