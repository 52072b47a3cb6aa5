/**
 * Why the portal does not show what it should. `foreign_page`: the host's origin is not allowed to embed it;
 * `no_answer`: nothing came from the frame, as when the browser blocks it; `refresh_failed`: the host's callback gave
 * no session; the others are of the link and the session.
 */
export type PortalErrorCode =
  | "no_link"
  | "broken_link"
  | "link_already_used"
  | "link_expired"
  | "session_ended"
  | "unreachable"
  | "failed"
  | "foreign_page"
  | "no_answer"
  | "refresh_failed";

/**
 * What the portal tells its host: that it can be used, what a tenant did, where it is (`path` is what the `path`
 * property takes), what went wrong.
 *
 * @example
 * ```ts
 * import type { PortalEvent } from "@posthorn/react";
 *
 * function onEvent(event: PortalEvent): void {
 *   if (event.type === "endpoint.created") console.log("connected", event.endpointId);
 *   if (event.type === "error") console.warn(event.code);
 * }
 * onEvent({ type: "ready" });
 * ```
 */
export type PortalEvent =
  | { readonly type: "ready" }
  | {
      readonly type: "endpoint.created" | "endpoint.updated" | "endpoint.deleted";
      readonly endpointId: string;
    }
  | { readonly type: "navigated"; readonly path: string }
  | { readonly type: "error"; readonly code: PortalErrorCode };
