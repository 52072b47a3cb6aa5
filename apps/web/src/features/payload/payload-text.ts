import { formatCount } from "#ui/format.ts";

/** What a payload is where nothing else is said of it. */
export const jsonContentType = "application/json";

export const payloadText = {
  title: "Payload",
  views: { tree: "Tree", raw: "Raw", headers: "Headers as sent" },
  payload: "payload",
  headers: "headers",
  entries: (count: number) => (count === 1 ? "1 entry" : `${formatCount(count)} entries`),
  keys: (count: number) => (count === 1 ? "1 key" : `${formatCount(count)} keys`),
  more: (count: number) => `Show ${formatCount(count)} more`,
  showAll: (size: string) => `Show all ${size}`,
  empty: "The payload is empty.",
  goneTitle: "The payload is gone",
  gone: "It was deleted, or its retention has passed. The message and its deliveries stay in the log; it cannot be resent.",
  noHeaders: "Nothing was sent yet.",
} as const;
