import type { Environment, HeaderFamily } from "@posthorn/db";
import type { EnvironmentOut } from "./insert-environment.ts";

/** What an environment decides for everything inside it. */
export type EnvironmentSettings = {
  endpointsPerApplication: number;
  /** Most messages a second of an endpoint that is made without a limit of its own; null: no limit. */
  endpointThrottleRate: number | null;
  /** Seconds before each retry, where an endpoint does not say; null: the server's default. */
  retrySchedule: readonly number[] | null;
  /** How long payloads are kept where a message does not say. */
  payloadRetentionDays: number;
  /** Whether days of nothing but failure turn off an endpoint that does not say. */
  disableOnFailure: boolean;
  /** The signature headers of every delivery; null: the server's default. */
  headerFamily: HeaderFamily | null;
  /** Origins of pages that may show the portal in a frame; any when empty. */
  allowedEmbedOrigins: readonly string[];
};

export type EnvironmentDetail = EnvironmentOut & EnvironmentSettings;

export function environmentDetail(row: Environment): EnvironmentDetail {
  const { id, name, kind, createdAt } = row;
  return { id, name, kind, createdAt: createdAt.toISOString(), ...settingsOf(row) };
}

export function settingsOf(row: Environment): EnvironmentSettings {
  const { endpointsPerApplication, retrySchedule, payloadRetentionDays, disableOnFailure, headerFamily } =
    row;
  return {
    endpointsPerApplication,
    endpointThrottleRate: row.endpointThrottleRate,
    retrySchedule: retrySchedule.length > 0 ? retrySchedule : null,
    payloadRetentionDays,
    disableOnFailure,
    headerFamily,
    allowedEmbedOrigins: row.allowedEmbedOrigins,
  };
}
