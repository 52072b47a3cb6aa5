import { z } from "zod";
import { auditEntryId, endpointId } from "./ids.ts";
import { instantOut } from "./instant.ts";
import { listResponse } from "./list.ts";

/** What happened in an application, as its tenant is told. */
export const activityAction = z
  .enum([
    "endpoint.create",
    "endpoint.update",
    "endpoint.enable",
    "endpoint.disable",
    "endpoint.delete",
    "endpoint.set_headers",
    "endpoint.recover",
    "endpoint.replay",
    "secret.reveal",
    "secret.rotate",
    "message.expunge",
    "attempt.expunge",
    "alert_address.create",
    "alert_address.ask",
    "alert_address.confirm",
    "alert_address.stop",
    "alert_address.delete",
    "application_key.create",
    "application_key.revoke",
    "portal_session.open_as_tenant",
    "portal_session.create_link",
    "portal_session.end",
    "portal_session.expire_all",
  ])
  .describe("What happened. A word may be added at any time.");
/** What happened in an application. */
export type ActivityAction = z.output<typeof activityAction>;

/** Who did it: the tenant in its portal or with a key, the host's server, a person of the host, or Posthorn itself. */
export const activityActor = z
  .enum(["tenant", "application_key", "host", "operator", "system"])
  .describe(
    "Who did it: the tenant in its portal or with a key, the host's server, a person of the host, or Posthorn itself.",
  );
/** Who did it. */
export type ActivityActor = z.output<typeof activityActor>;

/**
 * One thing that happened in an application.
 *
 * @example
 * const { action, actor } = activityOut.parse(item);
 */
export const activityOut = z
  .object({
    id: auditEntryId,
    at: instantOut.describe("When it happened."),
    action: activityAction,
    actor: activityActor,
    endpoint: z
      .object({ id: endpointId, url: z.string() })
      .nullable()
      .describe("The endpoint that it is about, with its URL as it is now."),
    name: z
      .string()
      .nullable()
      .describe("What it is about, where that has a name: an e-mail address, or what uses a key."),
    changed: z.array(z.string()).describe("The fields of the endpoint that were changed."),
  })
  .describe("One thing that happened in an application.");
/** One thing that happened in an application. */
export type ActivityOut = z.output<typeof activityOut>;

/** A page of what happened in an application. */
export const activityList = listResponse(activityOut).describe("A page of what happened.");
