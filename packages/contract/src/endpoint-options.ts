import { z } from "zod";
import { jsonObject } from "./json.ts";
import { limits } from "./limits.ts";

/** How deliveries of an endpoint are signed when its secret is made for it: HMAC (`v1`) or ed25519 (`v1a`). */
export const signatureType = z.enum(["hmac-sha256", "ed25519"]);
/** How deliveries of an endpoint are signed. */
export type SignatureType = z.output<typeof signatureType>;

/** Why an endpoint is disabled: by hand, by its own 410 Gone, or after days of nothing but failure. */
export const endpointDisabledReason = z.enum(["manual", "gone", "failing"]);
/** Why an endpoint is disabled. */
export type EndpointDisabledReason = z.output<typeof endpointDisabledReason>;

const properties = jsonObject(limits.propertiesBytes)
  .nullable()
  .describe(
    "A JSON object, at most 4,096 bytes, added as the top-level key `properties` of every object payload sent here, unless it has that key; null adds nothing.",
  )
  .meta({ examples: [{ branch: "hanoi" }] });

const timeoutSeconds = z
  .int()
  .min(1)
  .max(limits.timeoutSeconds)
  .nullable()
  .describe("Seconds from connect to the last byte of the answer, 1–30; null is 15.");

const retrySchedule = z
  .array(z.number().min(0).max(limits.retryDelaySeconds))
  .min(1, { error: "Must hold at least one delay; null means the environment's schedule." })
  .max(limits.retriesPerSchedule)
  .nullable()
  .describe(
    "Seconds to wait before each retry; fractions allowed, 1–20 entries of up to 30 days; null is the environment's.",
  )
  .meta({ examples: [[5, 300, 1800]] });

const maxInFlight = z
  .int()
  .min(1)
  .max(limits.maxInFlight)
  .nullable()
  .describe("Most deliveries under way at once, 1–1,000; null is no limit of its own.");

const disableOnFailure = z
  .boolean()
  .nullable()
  .describe("Whether days of nothing but failure disable it; null is the environment's choice.");

/**
 * What Posthorn lets an endpoint choose beyond the common API; every field may be left out.
 *
 * @example
 * z.object(ownEndpointFields).parse({ timeoutSeconds: 5, retrySchedule: [1, 10, 60] });
 */
export const ownEndpointFields = {
  properties: properties.optional(),
  timeoutSeconds: timeoutSeconds.optional(),
  retrySchedule: retrySchedule.optional(),
  maxInFlight: maxInFlight.optional(),
  disableOnFailure: disableOnFailure.optional(),
  signatureType: signatureType
    .optional()
    .describe("How a secret made for it signs; HMAC when omitted. A secret you pass decides by its prefix."),
};

/**
 * {@link ownEndpointFields} as answered, and why the endpoint is disabled. Optional, so that an answer made
 * without them is whole too.
 *
 * @example
 * endpoint.disabledReason === "gone"; // it answered 410
 */
export const ownEndpointFieldsOut = {
  ...ownEndpointFields,
  disabledReason: endpointDisabledReason
    .nullish()
    .describe(
      "Why it is disabled: by hand, by its own 410 Gone, or after days of failure; null when it is enabled.",
    ),
};
