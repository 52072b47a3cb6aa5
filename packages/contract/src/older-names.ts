import { eventTypeFilters } from "./event-type-name.ts";
import { throttleRate } from "./throttle.ts";

/**
 * What the client's version 1, the one for Node 20, calls two fields of an endpoint.
 *
 * @example
 * z.object({ ...olderNames, ...fields }).overwrite(readOlderNames);
 */
export const olderNames = {
  filterTypes: eventTypeFilters
    .optional()
    .describe("The older name of `eventTypes`, which counts where both are sent.")
    .meta({ deprecated: true }),
  rateLimit: throttleRate
    .optional()
    .describe("The older name of `throttleRate`, which counts where both are sent.")
    .meta({ deprecated: true }),
};

type Older = { filterTypes?: string[] | null | undefined; rateLimit?: number | null | undefined };

/**
 * Reads {@link olderNames} as what they are called now, and drops them. For schemas that have both names.
 *
 * @example
 * readOlderNames({ filterTypes: ["order.*"] }); // { eventTypes: ["order.*"] }
 */
export function readOlderNames<Fields extends Older>({ filterTypes, rateLimit, ...named }: Fields): Fields {
  const read = {
    ...(filterTypes !== undefined && { eventTypes: filterTypes }),
    ...(rateLimit !== undefined && { throttleRate: rateLimit }),
    ...named,
  };
  // Holds because the names that are gone were optional, and those they became are fields of the same type.
  return read as unknown as Fields;
}
