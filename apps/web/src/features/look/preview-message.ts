import type { Branding } from "@posthorn/contract";
import type { Mode } from "./look-draft.ts";

/** What the settings tell the frame of a preview. */
export type PreviewMessage = { type: "posthorn.look"; look: Branding; mode: Mode; isOwnPage: boolean };

/** What the frame says once it listens. */
export const previewHello = { type: "posthorn.look-hello" } as const;

export function isPreviewMessage(sent: unknown): sent is PreviewMessage {
  return typeof sent === "object" && sent !== null && "type" in sent && sent.type === "posthorn.look";
}

export function isPreviewHello(sent: unknown): boolean {
  return typeof sent === "object" && sent !== null && "type" in sent && sent.type === previewHello.type;
}
