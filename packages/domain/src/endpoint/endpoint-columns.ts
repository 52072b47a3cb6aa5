import type { EndpointPatch, EndpointUpsertIn } from "@posthorn/contract";
import { givenFields } from "../given-fields.ts";

/** The columns that a change sets, but for the URL and its password. On the wire null is "all" or "the environment's", in a list column it is empty. */
export function endpointColumns(changes: EndpointPatch) {
  const { retrySchedule, properties, eventTypes, channels } = changes;
  return givenFields({
    description: changes.description,
    uid: changes.uid,
    throttleRate: changes.throttleRate,
    maxInFlight: changes.maxInFlight,
    metadata: changes.metadata,
    timeoutSeconds: changes.timeoutSeconds,
    disableOnFailure: changes.disableOnFailure,
    signatureType: changes.signatureType,
    eventTypes: eventTypes === undefined ? undefined : (eventTypes ?? []),
    channels: channels === undefined ? undefined : (channels ?? []),
    retrySchedule: retrySchedule === undefined ? undefined : (retrySchedule ?? []),
    properties: properties == null ? properties : JSON.stringify(properties),
  });
}

/** What a PUT changes: what it leaves out goes back to its default, but for our own fields and the uid, which stay. */
export function replacingChanges(
  replacement: EndpointUpsertIn,
  defaults: { throttleRate: number | null },
): EndpointPatch {
  const { throttleRate = defaults.throttleRate } = replacement;
  return {
    ...replacement,
    throttleRate,
    eventTypes: replacement.eventTypes ?? null,
    channels: replacement.channels ?? null,
  };
}
