import { z } from "zod";
import { attemptReason } from "./attempt-reason.ts";
import { instantOut } from "./instant.ts";

const count = (what: string) => z.int().min(0).describe(what);

/**
 * How an endpoint is: `failing` from a few failures in a row until the next success, `disabled` when nothing is
 * sent to it.
 *
 * @example
 * const { state, reason } = endpointHealth.parse(await response.json());
 */
export const endpointHealth = z
  .object({
    state: z.enum(["healthy", "failing", "disabled"]).describe("How the endpoint is."),
    failingSince: instantOut.nullable().describe("When it began to fail; null when it does not."),
    reason: attemptReason.nullable().describe("Why its last attempt failed; null when it does not fail."),
    disabledAt: instantOut.nullable().describe("When it was disabled; null when it is enabled."),
    nextAttemptAt: instantOut.nullable().describe("When the next attempt is due; null when nothing waits."),
  })
  .describe("How an endpoint is.");
/** How an endpoint is. */
export type EndpointHealth = z.output<typeof endpointHealth>;

const attempts = {
  succeeded: count("Attempts that succeeded."),
  failed: count("Attempts that failed."),
};

/**
 * The attempts of an endpoint over time, hour by hour; hours in which nothing happened are left out.
 *
 * @example
 * const { total, points } = endpointActivity.parse(await response.json());
 */
export const endpointActivity = z
  .object({
    total: z
      .object({
        ...attempts,
        latencyMs: z
          .object({ p50: z.number(), p95: z.number(), p99: z.number() })
          .nullable()
          .describe("How long attempts took, in milliseconds; null without any."),
      })
      .describe("The whole range."),
    points: z
      .array(z.object({ startsAt: instantOut.describe("The start of the hour."), ...attempts }))
      .describe("Its hours in order of time."),
  })
  .describe("The attempts of an endpoint over time.");
/** The attempts of an endpoint over time. */
export type EndpointActivity = z.output<typeof endpointActivity>;
