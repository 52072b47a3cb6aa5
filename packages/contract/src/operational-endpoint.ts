import { z } from "zod";
import { endpointInFields, endpointOut, endpointUpsertFields } from "./endpoint.ts";
import { listResponse } from "./list.ts";
import { readOlderNames } from "./older-names.ts";

const choices = {
  channels: true,
  properties: true,
  timeoutSeconds: true,
  retrySchedule: true,
  maxInFlight: true,
  disableOnFailure: true,
  signatureType: true,
} as const;

/**
 * What creates an operational endpoint: one of the environment, which gets events of the platform itself.
 *
 * @example
 * operationalWebhookEndpointIn.parse({ url: "https://ops.example/hooks", eventTypes: ["endpoint.disabled"] });
 */
export const operationalWebhookEndpointIn = z
  .object(endpointInFields)
  .omit(choices)
  .overwrite(readOlderNames)
  .describe("An endpoint of the environment for events of the platform itself.");
/** {@link operationalWebhookEndpointIn} once parsed. */
export type OperationalWebhookEndpointIn = z.output<typeof operationalWebhookEndpointIn>;

/**
 * What replaces an operational endpoint with PUT, or creates it when its uid is unknown.
 *
 * @example
 * operationalWebhookEndpointUpsertIn.parse({ url: "https://ops.example/hooks" });
 */
export const operationalWebhookEndpointUpsertIn = z
  .object(endpointUpsertFields)
  .omit(choices)
  .overwrite(readOlderNames)
  .describe("An endpoint of the environment for events of the platform itself.");
/** {@link operationalWebhookEndpointUpsertIn} once parsed. */
export type OperationalWebhookEndpointUpsertIn = z.output<typeof operationalWebhookEndpointUpsertIn>;

/**
 * An operational endpoint as it is answered.
 *
 * @example
 * const endpoint = operationalWebhookEndpointOut.parse(await response.json());
 */
export const operationalWebhookEndpointOut = endpointOut
  .omit({ ...choices, disabledReason: true })
  .describe("An endpoint of the environment for events of the platform itself.");
/** An operational endpoint as it is answered. */
export type OperationalWebhookEndpointOut = z.output<typeof operationalWebhookEndpointOut>;

/** A page of operational endpoints. */
export const operationalWebhookEndpointList = listResponse(operationalWebhookEndpointOut).describe(
  "A page of operational endpoints.",
);
