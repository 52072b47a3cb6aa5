import type { InspectedRequestOut, InspectorOut } from "@posthorn/contract";
import { type InspectedRequest, type Inspector, timeOfId } from "@posthorn/db";
import type { Policy } from "../ctx.ts";

/** How many requests an inspector takes in its life, and how many of them one sees. */
export const mostInspected = 500;
export const shownRequests = 50;

export function inspectorOut(row: Inspector, policy: Policy): InspectorOut {
  const { id, answer, received, expiresAt } = row;
  return { id, url: `${policy.apiUrl}/inspect/${id}`, answer, received, expiresAt: expiresAt.toISOString() };
}

export function inspectedRequestOut(row: InspectedRequest): InspectedRequestOut {
  const { inspectorId: _, headers, ...rest } = row;
  return {
    ...rest,
    headers: headers as Record<string, string>,
    at: new Date(timeOfId(row.id)).toISOString(),
  };
}
