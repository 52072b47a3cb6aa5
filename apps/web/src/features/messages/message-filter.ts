import { z } from "zod";

/** How far back one looks, by name: a rolling range, so that a link to it stays true. */
export const ranges = {
  "15m": 15,
  "1h": 60,
  "24h": 1_440,
  "7d": 10_080,
  "30d": 43_200,
  "90d": 129_600,
} as const;

export type RangeName = keyof typeof ranges;

/** The states of a message that can be asked for, in the words of the page. */
export const messageStates = ["failed", "retrying", "waiting", "delivered", "cancelled", "nobody"] as const;

const rangeNames = Object.keys(ranges) as [RangeName, ...RangeName[]];
const instant = z.iso.datetime();

/** What the log is narrowed to. `from` and `to` go before `range`; `text` looks at all that is kept. */
export const messageFilter = z.object({
  range: z.enum(rangeNames).default("24h"),
  from: instant.optional(),
  to: instant.optional(),
  type: z.string().min(1).max(256).optional(),
  app: z.string().min(1).max(256).optional(),
  state: z.enum(messageStates).optional(),
  text: z.string().trim().min(1).max(256).optional(),
});

export type MessageFilter = z.output<typeof messageFilter>;

type Parameters = Pick<URLSearchParams, "get">;

/** The filter in an address. What does not fit is left out: a link that was mangled still opens. */
export function filterOfAddress(parameters: Parameters): MessageFilter {
  const found: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries(messageFilter.shape)) {
    const parsed = shape.safeParse(parameters.get(name) ?? undefined);
    if (parsed.success && parsed.data !== undefined) found[name] = parsed.data;
  }
  if (found.from === undefined || found.to === undefined) {
    delete found.from;
    delete found.to;
  }
  return messageFilter.parse(found);
}

/** The filter as an address has it; what is as usual is left out. */
export function addressOfFilter(filter: Partial<MessageFilter>, message?: string | null): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value !== undefined && !(name === "range" && value === "24h")) parameters.set(name, value);
  }
  if (message) parameters.set("message", message);
  const text = parameters.toString();
  return text ? `?${text}` : "";
}

/** The stretch of time that a filter looks at. */
export function boundsOfFilter(filter: MessageFilter, now: Date): { from: Date; to: Date } {
  if (filter.from && filter.to) return { from: new Date(filter.from), to: new Date(filter.to) };
  return { from: new Date(now.getTime() - ranges[filter.range] * 60_000), to: now };
}

/** Whether anything but time narrows it. */
export function isNarrowed({ type, app, state, text }: MessageFilter): boolean {
  return [type, app, state, text].some((value) => value !== undefined);
}
