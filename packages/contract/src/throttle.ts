import { z } from "zod";
import { limits } from "./limits.ts";

/**
 * Most messages a second, 1–65,535; null is no limit.
 *
 * @example
 * throttleRate.parse(20);
 */
export const throttleRate = z
  .int()
  .min(1)
  .max(limits.throttleRate)
  .nullable()
  .describe("Most messages a second that are sent; null is no limit.")
  .meta({ examples: [20] });
