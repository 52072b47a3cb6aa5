import { z } from "zod";
import { applicationKeyId } from "./ids.ts";
import { instantIn, instantOut } from "./instant.ts";
import { limits } from "./limits.ts";
import { listResponse } from "./list.ts";
import { storableText } from "./text.ts";

/** What a key of an application may do: manage endpoints and resend, or only read. */
export const applicationKeyScope = z
  .enum(["manage", "read"])
  .describe("`manage`: endpoints, secrets, resends and recoveries; `read`: everything but secrets.");
/** What a key of an application may do. */
export type ApplicationKeyScope = z.output<typeof applicationKeyScope>;

/**
 * What makes a key of an application.
 *
 * @example
 * applicationKeyIn.parse({ name: "Zapier", scope: "manage" });
 */
export const applicationKeyIn = z
  .object({
    name: storableText(limits.nameLength)
      .trim()
      .min(1)
      .describe("What uses it, for people.")
      .meta({ examples: ["Zapier"] }),
    scope: applicationKeyScope.default("manage"),
    expiresAt: instantIn.nullish().describe("When it opens nothing any more; never when absent or null."),
  })
  .describe("A key of an application to make.");
/** {@link applicationKeyIn} once parsed. */
export type ApplicationKeyIn = z.output<typeof applicationKeyIn>;
/** {@link applicationKeyIn} as a client writes it. */
export type ApplicationKeyInWire = z.input<typeof applicationKeyIn>;

/**
 * A key of an application: enough to recognise it, never its token.
 *
 * @example
 * const { name, lastUsedAt } = applicationKeyOut.parse(item);
 */
export const applicationKeyOut = z
  .object({
    id: applicationKeyId,
    name: z.string().describe("What uses it."),
    scope: applicationKeyScope,
    tokenHint: z.string().describe("How its token begins."),
    createdAt: instantOut.describe("When it was made."),
    expiresAt: instantOut.nullable().describe("When it opens nothing any more; null: never."),
    lastUsedAt: instantOut.nullable().describe("When it was last used, to the minute; null: never."),
    revokedAt: instantOut.nullable().describe("When it was revoked; null: it was not."),
  })
  .describe("A key of an application.");
/** A key of an application. */
export type ApplicationKeyOut = z.output<typeof applicationKeyOut>;

/**
 * A new key of an application, with its token.
 *
 * @example
 * const { token } = newApplicationKeyOut.parse(await response.json());
 */
export const newApplicationKeyOut = applicationKeyOut
  .extend({ token: z.string().describe("`appkey_…`: in this answer and nowhere else, ever.") })
  .describe("A new key of an application.");
/** A new key of an application, with its token. */
export type NewApplicationKeyOut = z.output<typeof newApplicationKeyOut>;

/** A page of keys of an application. */
export const applicationKeyList = listResponse(applicationKeyOut).describe("A page of keys.");
