import { z } from "zod";
import { applicationId } from "./ids.ts";
import { instantOut } from "./instant.ts";
import { limits } from "./limits.ts";
import { listResponse } from "./list.ts";
import { metadata } from "./metadata.ts";
import { storableText } from "./text.ts";
import { throttleRate } from "./throttle.ts";
import { applicationUid } from "./uid.ts";

const name = storableText(limits.nameLength)
  .min(1)
  .describe("A name for people.")
  .meta({ examples: ["Kopi Kenangan"] });

/**
 * What creates or replaces an application. 422 names the field that does not fit.
 *
 * @example
 * applicationIn.parse({ name: "Kopi Kenangan", uid: "customer-1042" });
 */
export const applicationIn = z
  .object({
    name,
    uid: applicationUid.nullish(),
    throttleRate: throttleRate.optional(),
    metadata: metadata.default({}),
  })
  .describe("An application: one customer of yours.");

/** {@link applicationIn} once parsed. */
export type ApplicationIn = z.output<typeof applicationIn>;
/** {@link applicationIn} as a client writes it. */
export type ApplicationInWire = z.input<typeof applicationIn>;

/**
 * What changes an application: an omitted field stays, null unsets it.
 *
 * @example
 * applicationPatch.parse({ uid: null });
 */
export const applicationPatch = z
  .object({
    name: name.optional(),
    uid: applicationUid.nullish(),
    throttleRate: throttleRate.optional(),
    metadata: metadata.optional(),
  })
  .describe("Changes to an application: an omitted field stays, null unsets it.");

/** {@link applicationPatch} once parsed. */
export type ApplicationPatch = z.output<typeof applicationPatch>;

/**
 * An application as it is answered.
 *
 * @example
 * const application: ApplicationOut = applicationOut.parse(await response.json());
 */
export const applicationOut = z
  .object({
    id: applicationId,
    uid: z.string().nullable().describe("Your own id of the application."),
    name: z.string().describe("A name for people."),
    throttleRate,
    metadata: z.record(z.string(), z.string()).describe("Your own notes: text by name."),
    createdAt: instantOut.describe("When it was created."),
    updatedAt: instantOut.describe("When it was last changed."),
  })
  .describe("An application: one customer of yours.");

/** An application as it is answered. */
export type ApplicationOut = z.output<typeof applicationOut>;

/** A page of applications. */
export const applicationList = listResponse(applicationOut).describe("A page of applications.");
