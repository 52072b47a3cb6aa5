import { createHash, randomBytes } from "node:crypto";

export type TokenPrefix = "sk" | "appsk" | "appkey" | "ott" | "link" | "inv";

/** A new token with 256 random bits. Only its hash is stored. */
export function createToken(prefix: TokenPrefix): { token: string; tokenHash: Uint8Array<ArrayBuffer> } {
  const token = `${prefix}_${randomBytes(32).toString("base64url")}`;
  return { token, tokenHash: hashToken(token) };
}

export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}

/** What a list shows of a token, enough to recognise it and no more. */
export function tokenHint(token: string): string {
  return `${token.slice(0, token.indexOf("_") + 5)}…`;
}
