import type { PortalEvent } from "./event.ts";
import type { PortalTheme } from "./theme.ts";

export type { PortalErrorCode, PortalEvent } from "./event.ts";
export type { PortalTheme } from "./theme.ts";

/** What the frame sends to its host, whose origin it knows from the browser. */
export type FrameMessage =
  /** It listens. */
  | { type: "posthorn.hello" }
  | { type: "posthorn.height"; height: number }
  /** The session ends soon or has ended by its time; or the frame was loaded anew, and its browser keeps nothing. */
  | { type: "posthorn.session-needed"; reason: "ends" | "none" }
  | { type: "posthorn.event"; event: PortalEvent };

/** What the host sends to the frame, at the frame's origin. */
export type HostMessage =
  /** The host listens, and follows the height. */
  | { type: "posthorn.host"; theme?: PortalTheme | undefined; locale?: string | undefined }
  /** A link for a session that goes on where the last one ends. */
  | { type: "posthorn.session"; fragment: string }
  | { type: "posthorn.navigate"; path: string }
  /** Which part of the frame is in sight, in its own pixels. */
  | { type: "posthorn.sight"; top: number; height: number };

/** The message, if it is one of ours of this kind; what it holds is for the receiver to check. */
export function messageOf<Message extends { type: string }>(
  value: unknown,
  types: readonly Message["type"][],
): Message | undefined {
  if (typeof value !== "object" || value === null || !("type" in value)) return undefined;
  return types.some((type) => type === value.type) ? (value as Message) : undefined;
}

/** The messages of a host. */
export const hostMessages: readonly HostMessage["type"][] = [
  "posthorn.host",
  "posthorn.session",
  "posthorn.navigate",
  "posthorn.sight",
];

/** The messages of a frame. */
export const frameMessages: readonly FrameMessage["type"][] = [
  "posthorn.hello",
  "posthorn.height",
  "posthorn.session-needed",
  "posthorn.event",
];

const pathPattern = /^\/[A-Za-z0-9_./?=&%:~-]{0,500}$/;

/** A place inside the portal, `/endpoints/ep_…`; of anything else, nothing. */
export function portalPath(value: unknown): string | undefined {
  if (typeof value !== "string" || value.startsWith("//") || !pathPattern.test(value)) return undefined;
  return value;
}
