import { z } from "zod";

const status = z.enum(["ok", "error"]).describe("Whether it does its work.");

/**
 * How the server is: `ok` with 200; `error` with 500 when a part that it needs does not work.
 *
 * @example
 * const { status, database } = healthOut.parse(await response.json());
 */
export const healthOut = z
  .object({
    status,
    database: z.object({ status }).describe("The database answers."),
    queue: z.object({ status }).describe("Partitions for the coming days are there."),
    cache: z.object({ status }).describe("Revocations reach this process."),
  })
  .describe("How the server is.");
/** How the server is. */
export type HealthOut = z.output<typeof healthOut>;
