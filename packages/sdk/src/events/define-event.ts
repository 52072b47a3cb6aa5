import type { EventDefinition, EventSchema, PayloadOf } from "./event-declaration.ts";

/**
 * Declares an event type whose example must fit its schema, or it does not compile.
 *
 * @example
 * ```ts
 * import { createPosthorn, defineEvent } from "@posthorn/sdk";
 * import { z } from "zod";
 *
 * const orderCreated = defineEvent({
 *   schema: z.object({ order: z.object({ id: z.int(), total: z.string() }) }),
 *   description: "An order was placed.",
 *   group: "Orders",
 *   example: { order: { id: 1042, total: "184000.00" } },
 * });
 * const posthorn = createPosthorn({ apiKey: "sk_test", events: { "order.created": orderCreated } });
 * await posthorn.syncEventTypes();
 * ```
 */
export function defineEvent<const Schema extends EventSchema>(
  definition: EventDefinition<Schema, NoInfer<PayloadOf<Schema>>>,
): EventDefinition<Schema, PayloadOf<Schema>> {
  return definition;
}
