/**
 * What the host's server got when it opened a portal session: `posthorn.portal.createSession()` of `@posthorn/sdk`, or
 * the answer of `app-portal-access`.
 *
 * @example
 * ```ts
 * import type { PortalSession } from "@posthorn/react";
 *
 * async function openSession(): Promise<PortalSession> {
 *   const response = await fetch("/api/webhooks-session", { method: "POST" });
 *   return (await response.json()) as PortalSession;
 * }
 * void openSession;
 * ```
 */
export type PortalSession = { readonly url: string };
