import { z } from "zod";
import { type IdNoun, idPrefixes, uidPattern } from "./ids.ts";
import { limits } from "./limits.ts";

/** The host's own id for an application: usually its customer's id. Unique in the environment. */
export const applicationUid = uidOf("application", "application", "customer-1042");

/** The host's own id for an endpoint. Unique in the application. */
export const endpointUid = uidOf("endpoint", "endpoint", "erp-endpoint");

/** The host's own id for a message, `eventId`. Unique in the application as long as the message lives. */
export const eventId = uidOf("message", "message", "order-1042-created");

/**
 * What a path takes for an application, endpoint or message: our id or the host's uid. A value that does not
 * fit names nothing, so a route answers 404 to it.
 *
 * @example
 * idOrUid.safeParse("customer-1042").success; // true
 */
export const idOrUid = z.string().min(1).max(limits.uidLength).regex(uidPattern);

// A uid that looks like an id of its own kind could never be told from one.
function uidOf(noun: IdNoun, title: string, example: string) {
  const prefix = idPrefixes[noun];
  return z
    .string()
    .min(1)
    .max(limits.uidLength)
    .regex(uidPattern, { error: "May hold only letters, digits, '-', '_' and '.'." })
    .refine((uid) => !uid.startsWith(prefix), {
      error: `Must not start with '${prefix}', which begins our own ids: choose another.`,
    })
    .describe(`Your own id of the ${title}: letters, digits, '-', '_', '.'; not starting with '${prefix}'.`)
    .meta({ examples: [example] });
}
