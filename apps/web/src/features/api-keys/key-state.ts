import type { ApiKeyOut } from "@posthorn/domain";

export type KeyState = "open" | "ending" | "expired" | "revoked";

/** What a key opens now. */
export function keyStateOf({ revokedAt, expiresAt }: ApiKeyOut, now: Date): KeyState {
  if (revokedAt !== null) return "revoked";
  if (expiresAt === null) return "open";
  return Date.parse(expiresAt) <= now.getTime() ? "expired" : "ending";
}
