import { z } from "zod";
import { limits } from "./limits.ts";
import { setOf } from "./text.ts";

/** A name of an event type. A '-' before one leads back in the list of them, so none begins with it. */
export const eventTypeNamePattern = /^[a-zA-Z0-9_.][a-zA-Z0-9\-_.]*$/;

/**
 * The name of an event type, `order.created`: letters, digits, '-', '_', '.', not beginning with '-'; up to 256.
 *
 * @example
 * eventTypeName.parse("order.created");
 */
export const eventTypeName = z
  .string()
  .min(1)
  .max(limits.eventTypeNameLength)
  .regex(eventTypeNamePattern, {
    error: "May hold only letters, digits, '-', '_' and '.', and not begin with '-', such as order.created.",
  })
  .describe("The name of the event type.")
  .meta({ examples: ["order.created"] });

/** A name, or a name followed by `.*` for every type below it. */
export const eventTypeFilterPattern = /^[a-zA-Z0-9_.][a-zA-Z0-9\-_.]*?(\.\*)?$/;

/**
 * What an endpoint asks for: one type, or `order.*` for every type below `order.`, which need not exist yet.
 *
 * @example
 * eventTypeFilter.parse("order.*");
 */
export const eventTypeFilter = z
  .string()
  .min(1)
  .max(limits.eventTypeNameLength)
  .regex(eventTypeFilterPattern, {
    error: "Must be an event type, such as order.created, or all below one, such as order.*",
  })
  .describe("An event type, or `order.*` for every type below `order.`.")
  .meta({ examples: ["order.*"] });

/**
 * The event types of an endpoint: null is all of them; an empty list is refused, as it would get nothing.
 *
 * @example
 * eventTypeFilters.parse(["order.*", "payment.succeeded"]);
 */
export const eventTypeFilters = setOf(eventTypeFilter)
  .min(1, { error: "Must name at least one event type; null or omitted means all." })
  .max(limits.eventTypesPerEndpoint)
  .nullable()
  .describe("The event types that the endpoint gets; null is all. `order.*` is every type below `order.`.")
  .meta({ examples: [["order.*", "payment.succeeded"]] });
