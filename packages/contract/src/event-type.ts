import { z } from "zod";
import { eventTypeName } from "./event-type-name.ts";
import { instantOut } from "./instant.ts";
import { jsonObject } from "./json.ts";
import { limits } from "./limits.ts";
import { listResponse } from "./list.ts";
import { setOf, storableText } from "./text.ts";

const description = storableText(limits.descriptionLength).describe("What happened, for people.");
const archived = z.boolean().describe("True hides it: endpoints cannot ask for it any more.");
const deprecated = z.boolean().describe("True tells readers not to build on it.");

/**
 * The JSON Schemas of an event type by version, `{ "1": { … } }`, at most 256 KiB as JSON. Examples stand in
 * the schema, as `examples`.
 *
 * @example
 * eventTypeSchemas.parse({ "1": { type: "object", examples: [{ order: { id: 1042 } }] } });
 */
export const eventTypeSchemas = jsonObject(limits.eventTypeSchemasBytes)
  .nullable()
  .describe("JSON Schemas of the payload by version; examples stand in the schema, as `examples`.")
  .meta({
    examples: [{ "1": { type: "object", required: ["order"], examples: [{ order: { id: 1042 } }] } }],
  });

const groupName = storableText(limits.groupNameLength)
  .min(1)
  .nullable()
  .describe("The group it is shown in.")
  .meta({ examples: ["order"] });

/** Names of features; an event type with some is seen only by session tokens that carry one of them. */
export const featureFlags = setOf(storableText(limits.featureFlagLength).min(1)).max(limits.featureFlags);

const eventTypeFlags = featureFlags
  .nullable()
  .describe("Only session tokens with one of these see it; null is everyone.");

/**
 * What replaces an event type with PUT, or creates it.
 *
 * @example
 * eventTypeUpsertIn.parse({ description: "An order was placed." });
 */
export const eventTypeUpsertIn = z
  .object({
    description,
    archived: archived.default(false),
    deprecated: deprecated.default(false),
    schemas: eventTypeSchemas.optional(),
    groupName: groupName.optional(),
    featureFlags: eventTypeFlags.optional(),
  })
  .describe("An event type: a named kind of message.");
/** {@link eventTypeUpsertIn} once parsed. */
export type EventTypeUpsertIn = z.output<typeof eventTypeUpsertIn>;

/**
 * What creates an event type, or brings an archived one back. 409 `event_type_exists` when it is there.
 *
 * @example
 * eventTypeIn.parse({ name: "order.created", description: "An order was placed." });
 */
export const eventTypeIn = eventTypeUpsertIn
  .extend({ name: eventTypeName })
  .describe("An event type: a named kind of message.");
/** {@link eventTypeIn} once parsed. */
export type EventTypeIn = z.output<typeof eventTypeIn>;
/** {@link eventTypeIn} as a client writes it. */
export type EventTypeInWire = z.input<typeof eventTypeIn>;

/**
 * What changes an event type: an omitted field stays, null unsets it.
 *
 * @example
 * eventTypePatch.parse({ deprecated: true });
 */
export const eventTypePatch = z
  .object({
    description: description.optional(),
    archived: archived.optional(),
    deprecated: deprecated.optional(),
    schemas: eventTypeSchemas.optional(),
    groupName: groupName.optional(),
    featureFlags: eventTypeFlags.optional(),
  })
  .describe("Changes to an event type: an omitted field stays, null unsets it.");
/** {@link eventTypePatch} once parsed. */
export type EventTypePatch = z.output<typeof eventTypePatch>;

/**
 * An event type as it is answered. `schemas` is null with `with_content=false`.
 *
 * @example
 * const eventType: EventTypeOut = eventTypeOut.parse(await response.json());
 */
export const eventTypeOut = z
  .object({
    name: z.string().describe("The name of the event type."),
    description: z.string().describe("What happened, for people."),
    archived,
    deprecated,
    schemas: z.record(z.string(), z.unknown()).nullable().describe("JSON Schemas of the payload by version."),
    groupName: z.string().nullable().describe("The group it is shown in."),
    featureFlags: z
      .array(z.string())
      .nullable()
      .describe("Only session tokens with one of these see it; null is everyone."),
    createdAt: instantOut.describe("When it was created."),
    updatedAt: instantOut.describe("When it was last changed."),
  })
  .describe("An event type: a named kind of message.");
/** An event type as it is answered. */
export type EventTypeOut = z.output<typeof eventTypeOut>;

/** A page of event types. */
export const eventTypeList = listResponse(eventTypeOut).describe("A page of event types.");
