import { z } from "zod";
import { inspectedRequestId, inspectorId } from "./ids.ts";
import { instantOut } from "./instant.ts";

/**
 * A URL that shows every request it gets, for a day.
 *
 * @example
 * const { url } = inspectorOut.parse(await response.json());
 */
export const inspectorOut = z
  .object({
    id: inspectorId,
    url: z.string().describe("Where to send: an endpoint's URL, or any request's."),
    answer: z.enum(["ok", "error", "slow"]).describe("What it answers: 200, 500, or 200 after a while."),
    received: z.int().min(0).describe("Requests so far; after 500 it takes no more."),
    expiresAt: instantOut.describe("When it and its requests are gone."),
  })
  .describe("An inspector.");
/** A URL that shows every request it gets. */
export type InspectorOut = z.output<typeof inspectorOut>;

/** A request that an inspector got. */
export const inspectedRequestOut = z
  .object({
    id: inspectedRequestId,
    at: instantOut.describe("When it came."),
    method: z.string().describe("GET, POST, …"),
    path: z.string().describe("The path with its query."),
    headers: z.record(z.string(), z.string()).describe("Its headers, up to 100."),
    body: z.string().describe("The beginning of its body, up to 64 kB: text, or base64."),
    isBase64: z.boolean().describe("True when the body is no text."),
    bodyBytes: z.int().min(0).describe("The size of the whole body."),
  })
  .describe("A request that an inspector got.");
/** A request that an inspector got. */
export type InspectedRequestOut = z.output<typeof inspectedRequestOut>;

/**
 * An inspector with what it got.
 *
 * @example
 * const { requests } = inspectorDetail.parse(await response.json());
 */
export const inspectorDetail = inspectorOut
  .extend({ requests: z.array(inspectedRequestOut).describe("The newest 50, the newest first.") })
  .describe("An inspector with its newest requests.");
/** An inspector with what it got. */
export type InspectorDetail = z.output<typeof inspectorDetail>;
