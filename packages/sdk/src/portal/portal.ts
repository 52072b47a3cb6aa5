import { type ApplicationRef, withApplication } from "../applications/application-ref.ts";
import { pathId } from "../client/path-id.ts";
import type { Transport } from "../client/transport.ts";

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
 * const { portal } = createPosthorn({ apiKey: "sk_…" });
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

const defaultSessionSeconds = 604_800;

export function createPortal({ call }: Transport, now: () => number): Portal {
  return {
    createSession: async (application, options = {}) => {
      const { expiresInSeconds = defaultSessionSeconds, ...rest } = options;
      // Taken before the request: by then the session may have lived a little longer, never shorter.
      const expiresAt = new Date(now() + expiresInSeconds * 1000).toISOString();
      const access = await withApplication(application, (id, creates) =>
        call<{ url: string; token: string }>(
          (svix) => svix.authentication.appPortalAccess(id),
          JSON.stringify({ ...rest, expiry: expiresInSeconds, application: creates }),
        ),
      );
      return { url: access.url, token: access.token, expiresAt };
    },
    expireSessions: async (application, { sessionIds, afterSeconds } = {}) =>
      call(
        (svix) => svix.authentication.expireAll(pathId(application, "application")),
        JSON.stringify({ sessionIds, expiry: afterSeconds }),
      ),
  };
}
