import { z } from "zod";
import { headerName, headers, headerValue, namesProblem } from "./header.ts";

/**
 * All headers of an endpoint: what is not in it is removed.
 *
 * @example
 * endpointHeadersIn.parse({ headers: { Authorization: "Bearer abc" } });
 */
export const endpointHeadersIn = z.object({ headers }).describe("All headers of an endpoint.");
/** {@link endpointHeadersIn} once parsed. */
export type EndpointHeadersIn = z.output<typeof endpointHeadersIn>;

/**
 * Headers to add, change or remove: null as value or a name in `deleteHeaders` removes one.
 *
 * @example
 * endpointHeadersPatchIn.parse({ headers: { "X-Old": null, "X-New": "1" } });
 */
export const endpointHeadersPatchIn = z
  .object({
    headers: z
      .record(headerName, headerValue.nullable())
      .superRefine((value, ctx) => {
        const problem = namesProblem(Object.keys(value));
        if (problem) ctx.addIssue({ code: "custom", message: problem, input: value });
      })
      .default({})
      .describe("Headers to add or change by name; null removes one."),
    deleteHeaders: z.array(z.string()).default([]).describe("Names of headers to remove."),
  })
  .describe("Changes to the headers of an endpoint.");
/** {@link endpointHeadersPatchIn} once parsed. */
export type EndpointHeadersPatchIn = z.output<typeof endpointHeadersPatchIn>;

/**
 * The headers of an endpoint, answered: of a sensitive one only the name, in `sensitive`.
 *
 * @example
 * const { headers, sensitive } = endpointHeadersOut.parse(await response.json());
 */
export const endpointHeadersOut = z
  .object({
    headers: z.record(z.string(), z.string()).describe("Headers by name, without the sensitive ones."),
    sensitive: z.array(z.string()).describe("Names of headers whose values are never shown again."),
  })
  .describe("The headers of an endpoint.");
/** The headers of an endpoint, answered. */
export type EndpointHeadersOut = z.output<typeof endpointHeadersOut>;

/**
 * Names of headers whose values are credentials, in lower case; their values are never answered.
 *
 * @example
 * sensitiveHeaderNames.includes("authorization"); // true
 */
export const sensitiveHeaderNames = [
  "authorization",
  "cookie",
  "x-access-token",
  "x-api-key",
  "x-auth-token",
  "x-csrf-token",
  "x-secret",
  "x-token",
] as const;
