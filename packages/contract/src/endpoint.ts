import { z } from "zod";
import { endpointChannels } from "./channel.ts";
import { endpointHealth } from "./endpoint-health.ts";
import { ownEndpointFields, ownEndpointFieldsOut } from "./endpoint-options.ts";
import { signingSecret } from "./endpoint-secret.ts";
import { endpointUrl } from "./endpoint-url.ts";
import { eventTypeFilters } from "./event-type-name.ts";
import { headers } from "./header.ts";
import { endpointId } from "./ids.ts";
import { instantOut } from "./instant.ts";
import { limits } from "./limits.ts";
import { listResponse } from "./list.ts";
import { metadata } from "./metadata.ts";
import { olderNames, readOlderNames } from "./older-names.ts";
import { storableText } from "./text.ts";
import { throttleRate } from "./throttle.ts";
import { endpointUid } from "./uid.ts";

const description = storableText(limits.descriptionLength).describe("What the endpoint is, for people.");
const disabled = z.boolean().describe("True stops deliveries to it.");

/** The fields of {@link endpointUpsertIn}. */
export const endpointUpsertFields = {
  url: endpointUrl,
  description: description.default(""),
  uid: endpointUid.nullish(),
  throttleRate: throttleRate
    .optional()
    .describe(
      "Most messages a second that are sent; null is no limit. Left out: what the environment sets for new endpoints.",
    ),
  disabled: disabled.default(false),
  eventTypes: eventTypeFilters.optional(),
  channels: endpointChannels.optional(),
  metadata: metadata.default({}),
  ...ownEndpointFields,
  ...olderNames,
};

/** The fields of {@link endpointIn}. */
export const endpointInFields = {
  ...endpointUpsertFields,
  secret: signingSecret.nullish().describe("The signing secret; made for you when omitted or null."),
  headers: headers.nullish(),
};

/**
 * What replaces an endpoint with PUT, or creates it when its uid is unknown: everything but its secret and
 * headers, which stay.
 *
 * @example
 * endpointUpsertIn.parse({ url: "https://kopi.example/hooks", eventTypes: ["order.*"] });
 */
export const endpointUpsertIn = z
  .object(endpointUpsertFields)
  .overwrite(readOlderNames)
  .describe("An endpoint: a URL that receives messages.");

/** {@link endpointUpsertIn} once parsed. */
export type EndpointUpsertIn = z.output<typeof endpointUpsertIn>;

/**
 * What creates an endpoint. 422 names the field that does not fit; a private address is 422
 * `blocked_address`, one endpoint too many 422 `endpoint_limit`.
 *
 * @example
 * endpointIn.parse({ url: "https://kopi.example/hooks", headers: { "X-Tenant": "kopi" } });
 */
export const endpointIn = z
  .object(endpointInFields)
  .overwrite(readOlderNames)
  .describe("An endpoint: a URL that receives messages.");

/** {@link endpointIn} once parsed. */
export type EndpointIn = z.output<typeof endpointIn>;
/** {@link endpointIn} as a client writes it. */
export type EndpointInWire = z.input<typeof endpointIn>;

/**
 * What changes an endpoint: an omitted field stays, null unsets it.
 *
 * @example
 * endpointPatch.parse({ disabled: false, channels: null });
 */
export const endpointPatch = z
  .object({
    url: endpointUrl.optional(),
    description: description.optional(),
    uid: endpointUid.nullish(),
    throttleRate: throttleRate.optional(),
    disabled: disabled.optional(),
    eventTypes: eventTypeFilters.optional(),
    channels: endpointChannels.optional(),
    metadata: metadata.optional(),
    ...ownEndpointFields,
    ...olderNames,
  })
  .overwrite(readOlderNames)
  .describe("Changes to an endpoint: an omitted field stays, null unsets it.");

/** {@link endpointPatch} once parsed. */
export type EndpointPatch = z.output<typeof endpointPatch>;

/**
 * An endpoint as it is answered, without its secret and headers, which have routes of their own.
 *
 * @example
 * const endpoint: EndpointOut = endpointOut.parse(await response.json());
 */
export const endpointOut = z
  .object({
    id: endpointId,
    uid: z.string().nullable().describe("Your own id of the endpoint."),
    url: z.string().describe("Where deliveries go; a password in it reads `****`."),
    description: z.string().describe("What the endpoint is, for people."),
    throttleRate,
    disabled,
    eventTypes: z.array(z.string()).nullable().describe("The event types that it gets; null is all."),
    channels: z.array(z.string()).nullable().describe("The channels it listens to; null is all."),
    metadata: z.record(z.string(), z.string()).describe("Your own notes: text by name."),
    createdAt: instantOut.describe("When it was created."),
    updatedAt: instantOut.describe("When it was last changed."),
    ...ownEndpointFieldsOut,
  })
  .describe("An endpoint: a URL that receives messages.");

/** An endpoint as it is answered. */
export type EndpointOut = z.output<typeof endpointOut>;

/** An endpoint in a list, which may say how it is. */
export const listedEndpointOut = endpointOut
  .extend({
    health: endpointHealth.optional().describe("How it is; only where `with_health` asks for it."),
    week: z
      .object({ succeeded: z.int(), failed: z.int() })
      .optional()
      .describe("Its attempts of the last seven days; only where `with_week` asks for them."),
  })
  .describe("An endpoint in a list.");
/** An endpoint in a list. */
export type ListedEndpointOut = z.output<typeof listedEndpointOut>;

/** A page of endpoints. */
export const endpointList = listResponse(listedEndpointOut).describe("A page of endpoints.");
