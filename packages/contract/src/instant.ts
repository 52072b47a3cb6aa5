import { z } from "zod";

/**
 * An instant that a client sends: ISO 8601 with an offset, read into a `Date`.
 *
 * @example
 * instantIn.parse("2026-11-22T09:12:00+07:00"); // Date 2026-11-22T02:12:00.000Z
 */
export const instantIn = z.iso
  .datetime({
    offset: true,
    error: "Must be an ISO 8601 time with an offset, such as 2026-11-22T09:12:00Z.",
  })
  .transform((text) => new Date(text))
  .meta({ examples: ["2026-11-22T09:12:00Z"] });

/**
 * An instant that we answer: ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` prints it.
 *
 * @example
 * instantOut.parse(new Date(0).toISOString()); // "1970-01-01T00:00:00.000Z"
 */
export const instantOut = z.iso.datetime().meta({ examples: ["2026-11-22T09:12:00.000Z"] });
