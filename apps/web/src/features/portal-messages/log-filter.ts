import type { MessageState } from "@posthorn/contract";
import { z } from "zod";

/** How far back one looks, in minutes. */
export const logRanges = { "1h": 60, "24h": 1_440, "7d": 10_080, "30d": 43_200, "90d": 129_600 } as const;
export type LogRange = keyof typeof logRanges;

/** The states that can be asked for, each as the API names it. */
export const logStates = {
  failed: "exhausted",
  retrying: "retrying",
  waiting: "waiting",
  delivered: "succeeded",
  nobody: "without_endpoint",
} as const satisfies Record<string, MessageState>;
export type LogState = keyof typeof logStates;

/** The same for the log of one endpoint, whose deliveries have a status each. */
export const endpointStatuses = { failed: 2, retrying: 3, waiting: 3, delivered: 0 } as const;

const logFilter = z.object({
  range: z.enum(Object.keys(logRanges) as [LogRange, ...LogRange[]]).default("90d"),
  state: z.enum(Object.keys(logStates) as [LogState, ...LogState[]]).optional(),
  type: z.string().min(1).max(256).optional(),
  endpoint: z.string().min(1).max(256).optional(),
});

/** What the log of a tenant is narrowed to. */
export type LogFilter = z.output<typeof logFilter>;

/** The filter in an address. What does not fit is left out: a link that was mangled still opens. */
export function logFilterOf(parameters: Pick<URLSearchParams, "get">): LogFilter {
  const found: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries(logFilter.shape)) {
    const parsed = shape.safeParse(parameters.get(name) ?? undefined);
    if (parsed.success) found[name] = parsed.data;
  }
  // An endpoint has no log of what nobody asked for.
  if (found.endpoint !== undefined && found.state === "nobody") delete found.state;
  return logFilter.parse(found);
}
