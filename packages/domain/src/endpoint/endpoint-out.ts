import type { EndpointDisabledReason, EndpointOut, SignatureType } from "@posthorn/contract";
import type { Endpoint, Prisma } from "@posthorn/db";
import { splitUrl } from "./url-password.ts";

/** An endpoint as the API answers it, without the password of its URL; its secret and headers have their own routes. */
export function endpointOut(row: Endpoint): EndpointOut {
  return {
    id: row.id,
    uid: row.uid,
    url: splitUrl(row.url).url,
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

/** The same for the audit log. */
export function auditedEndpoint(row: Endpoint): Prisma.InputJsonObject {
  return { ...endpointOut(row), properties: row.properties };
}
