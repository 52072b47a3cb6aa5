import type { ApplicationRef } from "../applications/application-ref.ts";

/**
 * One thing that a portal session may do: see everything but secrets, see secrets, rotate them, edit
 * transformations, resend and recover, change endpoints. `ViewBase` is always part of it.
 *
 * @example
 * ```ts
 * import type { Capability } from "@posthorn/sdk";
 *
 * const support: Capability[] = ["ViewBase", "CreateAttempts"];
 * ```
 */
export type Capability =
  | "ViewBase"
  | "ViewEndpointSecret"
  | "ManageEndpointSecret"
  | "ManageTransformations"
  | "ManageApiKeys"
  | "CreateAttempts"
  | "ManageEndpoint";

/**
 * What a portal session may do, and for how long.
 *
 * @example
 * ```ts
 * import type { PortalSessionOptions } from "@posthorn/sdk";
 *
 * const options: PortalSessionOptions = { readOnly: true, expiresInSeconds: 3_600, sessionId: "support-7" };
 * ```
 */
export type PortalSessionOptions = {
  /** All when omitted. */
  readonly capabilities?: readonly Capability[];
  /** 3,600 to 604,800 (7 days), which is the default. */
  readonly expiresInSeconds?: number;
  /** Your own name of it, at most 64 characters, to end it with. */
  readonly sessionId?: string;
  /** True is `capabilities: ["ViewBase"]`, and wins over it. */
  readonly readOnly?: boolean;
  /** Event types with feature flags are seen only by sessions that carry one of them. */
  readonly featureFlags?: readonly string[];
  /** The language of the portal; the environment's, or the browser's, when omitted. */
  readonly locale?: "en" | "id" | "vi" | "ru";
};

/**
 * A portal session. `url` opens the portal in one browser, as a page or in an iframe with
 * `allow="clipboard-write"`: make a new one each time it is shown. `token` is for a user interface of your own.
 *
 * @example
 * ```ts
 * import type { PortalSession } from "@posthorn/sdk";
 *
 * const frameOf = (session: PortalSession) =>
 *   `<iframe src="${session.url}" allow="clipboard-write" title="Webhooks"></iframe>`;
 * ```
 */
export type PortalSession = {
  readonly url: string;
  readonly token: string;
  /** ISO 8601 in UTC; by the clock of this machine. */
  readonly expiresAt: string;
};

/**
 * The portal, where a customer of yours manages its endpoints: `posthorn.portal`.
 *
 * @example
 * ```ts
 * import { createPosthorn } from "@posthorn/sdk";
 *
 * const { portal } = createPosthorn({ apiKey: "sk_test" });
 * const session = await portal.createSession({ id: "customer-1042", name: "Kopi Kita" }, { sessionId: "nguyen" });
 * console.log(session.url, session.expiresAt);
 * await portal.expireSessions("customer-1042", { sessionIds: ["nguyen"] });
 * ```
 */
export type Portal = {
  /** Creates the application on first use. */
  createSession(application: ApplicationRef, options?: PortalSessionOptions): Promise<PortalSession>;
  /** Ends all sessions of the application, or those with these ids, at once or in `afterSeconds` (72 h at most). */
  expireSessions(
    application: string,
    options?: { readonly sessionIds?: readonly string[]; readonly afterSeconds?: number },
  ): Promise<void>;
};
