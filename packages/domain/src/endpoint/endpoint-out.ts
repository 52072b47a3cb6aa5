import type { EndpointDisabledReason, EndpointOut, SignatureType } from "@posthorn/contract";
import type { Endpoint, Prisma } from "@posthorn/db";

/** An endpoint as the API answers it; its secret and headers have routes of their own. */
export function endpointOut(row: Endpoint): EndpointOut {
  return {
    id: row.id,
    uid: row.uid,
    url: row.url,
    description: row.description,
    throttleRate: row.throttleRate,
    disabled: row.disabledAt !== null,
    eventTypes: row.eventTypes.length > 0 ? row.eventTypes : null,
    channels: row.channels.length > 0 ? row.channels : null,
    metadata: row.metadata as Record<string, string>,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    properties: row.properties === null ? null : JSON.parse(row.properties),
    timeoutSeconds: row.timeoutSeconds,
    retrySchedule: row.retrySchedule.length > 0 ? row.retrySchedule : null,
    maxInFlight: row.maxInFlight,
    disableOnFailure: row.disableOnFailure,
    signatureType: row.signatureType as SignatureType,
    disabledReason: row.disabledReason as EndpointDisabledReason | null,
  };
}

/** The same for the audit log, without the password that a URL may hold. */
export function auditedEndpoint(row: Endpoint): Prisma.InputJsonObject {
  const url = new URL(row.url);
  if (url.password !== "") url.password = "hidden";
  return { ...endpointOut(row), properties: row.properties, url: url.toString() };
}
