import { z } from "zod";
import { limits } from "./limits.ts";

/**
 * The `idempotency-key` of a POST: 1–256 visible ASCII characters. The same key on the same path answers with
 * the first answer for 12 hours (10 minutes for `auto_…`, which clients make); after 4xx and 5xx it runs anew.
 *
 * @example
 * idempotencyKey.parse("order-1042-created");
 */
export const idempotencyKey = z
  .string()
  .min(1)
  .max(limits.idempotencyKeyLength)
  .regex(/^[!-~]+$/, { error: "May hold only visible ASCII characters." })
  .describe("The same key on the same path answers with the first answer, for 12 hours.")
  .meta({ examples: ["order-1042-created"] });
