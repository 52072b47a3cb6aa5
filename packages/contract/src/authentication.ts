import { z } from "zod";
import { applicationIn } from "./application.ts";
import { branding, locale } from "./branding.ts";
import { capability } from "./capability.ts";
import { featureFlags } from "./event-type.ts";
import { applicationId } from "./ids.ts";
import { instantOut } from "./instant.ts";
import { limits } from "./limits.ts";
import { setOf, storableText } from "./text.ts";

const sessionId = storableText(limits.sessionIdLength)
  .min(1)
  .describe("Your own name of the session, at most 64 characters, to end it with.");

/**
 * What opens a portal session for an application and makes its link.
 *
 * @example
 * appPortalAccessIn.parse({ capabilities: ["ViewBase", "ManageEndpoint"], expiry: 3_600 });
 */
export const appPortalAccessIn = z
  .object({
    application: applicationIn
      .nullish()
      .describe("Creates the application if it does not exist; its uid must be the one in the path."),
    capabilities: setOf(capability)
      .nullish()
      .describe("What the session may do; all when omitted or null. `ViewBase` is always part of it."),
    readOnly: z
      .boolean()
      .nullish()
      .describe('True is the same as `capabilities: ["ViewBase"]` and wins over it.')
      .meta({ deprecated: true }),
    featureFlags: featureFlags
      .default([])
      .describe("Features it sees: event types with flags need one, at most 25."),
    expiry: z
      .int()
      .min(limits.sessionSecondsMin)
      .max(limits.sessionSecondsMax)
      .nullish()
      .describe("How long it lives, in seconds, 3,600–604,800; 7 days when omitted or null."),
    sessionId: sessionId.nullish(),
    locale: locale
      .nullish()
      .describe("The language of the portal; the environment's or the browser's when absent."),
  })
  .describe("A portal session to open.");
/** {@link appPortalAccessIn} once parsed. */
export type AppPortalAccessIn = z.output<typeof appPortalAccessIn>;
/** {@link appPortalAccessIn} as a client writes it. */
export type AppPortalAccessInWire = z.input<typeof appPortalAccessIn>;

/**
 * The link of a portal session, for one browser, and a session token for a user interface of your own.
 *
 * @example
 * const { url } = appPortalAccessOut.parse(await response.json());
 */
export const appPortalAccessOut = z
  .object({
    url: z
      .string()
      .describe("The portal, with the one-time token in its fragment: `…#key=` and base64 of JSON.")
      .meta({ examples: ["https://portal.example/login#key=eyJhcHBJZCI6…"] }),
    token: z
      .string()
      .describe("A session token, `appsk_…`, for the REST API.")
      .meta({ examples: ["appsk_…"] }),
  })
  .describe("The link and token of a portal session.");
/** The link of a portal session, and a session token. */
export type AppPortalAccessOut = z.output<typeof appPortalAccessOut>;

/**
 * What the fragment of a portal link holds: `#key=` and base64 of this as JSON.
 *
 * @example
 * portalLinkKey.parse(JSON.parse(atob(location.hash.slice("#key=".length))));
 */
export const portalLinkKey = z
  .object({
    appId: applicationId,
    oneTimeToken: z.string().describe("Exchanged once for a session token; it opens nothing itself."),
    serverUrl: z.string().optional().describe("Where the REST API is, when not at the portal's default."),
  })
  .describe("What the fragment of a portal link holds.");
/** What the fragment of a portal link holds. */
export type PortalLinkKey = z.output<typeof portalLinkKey>;

/**
 * What exchanges the one-time token of a link for a session token. The first `verifier` that comes with it
 * is the browser's: the same one may exchange again (reload, back), another is 403 `link_already_used`.
 *
 * @example
 * oneTimeTokenIn.parse({ oneTimeToken: key.oneTimeToken, verifier: sessionStorage.getItem("verifier") });
 */
export const oneTimeTokenIn = z
  .object({
    oneTimeToken: z.string().min(1).max(512).describe("The one-time token of the link."),
    verifier: z
      .string()
      .regex(/^[A-Za-z0-9\-_]{32,128}$/, { error: "Must be 32 to 128 characters of base64url." })
      .describe("A random secret of the browser, made before the exchange: 32–128 characters of base64url."),
  })
  .describe("An exchange of a link for a session token.");
/** {@link oneTimeTokenIn} once parsed. */
export type OneTimeTokenIn = z.output<typeof oneTimeTokenIn>;

/**
 * The session token of a link, and what the session may do.
 *
 * @example
 * const { token, capabilities } = oneTimeTokenOut.parse(await response.json());
 */
export const oneTimeTokenOut = z
  .object({
    token: z.string().describe("A session token, `appsk_…`."),
    appId: applicationId,
    capabilities: z.array(capability).describe("What the session may do."),
    featureFlags: z.array(z.string()).describe("Features that it sees."),
    expiresAt: instantOut.describe("When the session ends."),
    locale: locale
      .nullable()
      .describe("Its language: the session's, else the environment's; null leaves it to the browser."),
    branding,
    embedOrigins: z
      .array(z.string())
      .describe("Origins of pages that may show the portal in a frame; any when empty."),
  })
  .describe("A session token.");
/** The session token of a link. */
export type OneTimeTokenOut = z.output<typeof oneTimeTokenOut>;

/**
 * What ends the sessions of an application: all, or those with one of these session ids.
 *
 * @example
 * applicationTokenExpireIn.parse({ sessionIds: ["nguyen"], expiry: 60 });
 */
export const applicationTokenExpireIn = z
  .object({
    expiry: z
      .int()
      .min(0)
      .max(limits.sessionGraceSecondsMax)
      .nullish()
      .describe("Seconds until they end, 0–259,200; at once when omitted or null."),
    sessionIds: setOf(sessionId)
      .max(limits.sessionIdsPerExpire)
      .default([])
      .describe("Only sessions opened with one of these; all when empty."),
  })
  .describe("Sessions to end.");
/** {@link applicationTokenExpireIn} once parsed. */
export type ApplicationTokenExpireIn = z.output<typeof applicationTokenExpireIn>;
