import type { JsonSchema, JsonSchemaPayload, TypedJsonSchema } from "./json-schema.ts";
import type { StandardSchema } from "./standard-schema.ts";

/**
 * The schema of an event type: of zod or another library, or a JSON Schema.
 *
 * @example
 * ```ts
 * import type { EventSchema } from "@posthorn/sdk";
 * import { z } from "zod";
 *
 * const schemas: EventSchema[] = [z.object({ id: z.int() }), { type: "object" }];
 * ```
 */
export type EventSchema = StandardSchema | JsonSchema;

/**
 * An event type, declared: its schema and what its readers see of it.
 *
 * @example
 * ```ts
 * import type { EventDefinition } from "@posthorn/sdk";
 * import { z } from "zod";
 *
 * const orderCreated: EventDefinition = {
 *   schema: z.object({ order: z.object({ id: z.int() }) }),
 *   description: "An order was placed.",
 *   group: "Orders",
 *   example: { order: { id: 1042 } },
 * };
 * ```
 */
export type EventDefinition<Schema extends EventSchema = EventSchema, Example = unknown> = {
  readonly schema: Schema;
  /** What happened, for people. */
  readonly description?: string;
  /** Shown to customers, sent by "Send test". */
  readonly example?: Example;
  /** The heading it is listed under. */
  readonly group?: string;
  /** True tells readers not to build on it. */
  readonly deprecated?: boolean;
  /** Its JSON Schema, where the library of `schema` cannot make one. */
  readonly jsonSchema?: JsonSchema;
};

/**
 * An event type as `createPosthorn` takes it: its schema alone, or all of it.
 *
 * @example
 * ```ts
 * import type { EventDeclaration } from "@posthorn/sdk";
 * import { z } from "zod";
 *
 * const short: EventDeclaration = z.object({ id: z.int() });
 * const whole: EventDeclaration = { schema: z.object({ id: z.int() }), description: "A table is free." };
 * ```
 */
export type EventDeclaration = EventSchema | EventDefinition;

/**
 * Event types by name.
 *
 * @example
 * ```ts
 * import { createPosthorn, type EventDeclarations } from "@posthorn/sdk";
 * import { z } from "zod";
 *
 * const events = {
 *   "order.created": z.object({ order: z.object({ id: z.int() }) }),
 *   "table.freed": { type: "object", required: ["table"], properties: { table: { type: "integer" } } },
 * } as const satisfies EventDeclarations;
 * const posthorn = createPosthorn({ apiKey: "sk_test", events });
 * ```
 */
export type EventDeclarations = { readonly [name: string]: EventDeclaration };

/**
 * The payload of a declared event type.
 *
 * @example
 * ```ts
 * import type { PayloadOf } from "@posthorn/sdk";
 * import { z } from "zod";
 *
 * const orderCreated = z.object({ order: z.object({ id: z.int() }) });
 * const payload: PayloadOf<typeof orderCreated> = { order: { id: 1042 } };
 * ```
 */
export type PayloadOf<Declaration> = Declaration extends StandardSchema
  ? PayloadOfSchema<Declaration>
  : Declaration extends { readonly schema: infer Schema }
    ? PayloadOfSchema<Schema>
    : PayloadOfSchema<Declaration>;

/** What goes over the wire is what goes into the schema: a payload is sent as it was given. */
type PayloadOfSchema<Schema> = Schema extends { readonly "~standard": { readonly types?: infer Types } }
  ? NonNullable<Types> extends { readonly input: infer Input }
    ? Input
    : unknown
  : Schema extends TypedJsonSchema<infer Payload>
    ? Payload
    : string extends keyof Schema
      ? { [key: string]: unknown }
      : JsonSchemaPayload<Schema>;

/**
 * The payload of any of the declared event types. Let each payload have a `type` of its own (`z.literal`), and
 * a receiver tells them apart by it.
 *
 * @example
 * ```ts
 * import type { AnyPayloadOf } from "@posthorn/sdk";
 * import { z } from "zod";
 *
 * const events = {
 *   "order.created": z.object({ type: z.literal("order.created"), orderId: z.int() }),
 *   "table.freed": z.object({ type: z.literal("table.freed"), table: z.int() }),
 * };
 * const react = (payload: AnyPayloadOf<typeof events>) =>
 *   payload.type === "table.freed" ? payload.table : payload.orderId;
 * ```
 */
export type AnyPayloadOf<Events> = string extends keyof Events
  ? unknown
  : { [Name in keyof Events]: PayloadOf<Events[Name]> }[keyof Events];

/**
 * Event types of which only the payloads' types are known, such as the `EventTypes` that Posthorn makes of the
 * schemas that were written in its dashboard.
 *
 * @example
 * ```ts
 * import { createPosthorn, type EventsOf } from "@posthorn/sdk";
 *
 * interface EventTypes {
 *   "order.created": { order: { id: number } };
 * }
 * const posthorn = createPosthorn<EventsOf<EventTypes>>({ apiKey: "sk_test" });
 * await posthorn.publish("order.created", { order: { id: 1042 } }, { application: "customer-1042" });
 * ```
 */
export type EventsOf<Payloads> = {
  readonly [Name in keyof Payloads & string]: TypedJsonSchema<Payloads[Name]>;
};
