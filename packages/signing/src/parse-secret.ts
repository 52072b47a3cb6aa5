import { decodeBase64 } from "./base64.ts";
import type { Ed25519PublicKey, Secret } from "./secret.ts";

/**
 * Why a text is not a secret.
 *
 * @example
 * ```ts
 * const parsed = parseSecret("hunter2");
 * const refusal: SecretRefusal | null = parsed.ok ? null : parsed.reason; // "unknown_prefix"
 * ```
 */
export type SecretRefusal = "unknown_prefix" | "not_base64" | "wrong_length";

/**
 * What {@link parseSecret} returns.
 *
 * @example
 * ```ts
 * const parsed: ParsedSecret = parseSecret("whsec_c2hvcnQ=");
 * if (!parsed.ok) console.error(parsed.reason); // "wrong_length"
 * ```
 */
export type ParsedSecret =
  | { readonly ok: true; readonly secret: Secret }
  | { readonly ok: false; readonly reason: SecretRefusal };

/**
 * Reads a signing secret from its text: `whsec_` + base64 of 24 to 75 bytes (HMAC), or `whsk_` + base64 of a
 * 32-byte Ed25519 seed, or of the 64 bytes seed + public key, as libsodium lays them out.
 * A text that is none of these is returned as a refusal, never thrown.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 * @example
 * ```ts
 * const parsed = parseSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
 * if (parsed.ok) console.log(parsed.secret.type); // "hmac"
 * ```
 */
export function parseSecret(text: string): ParsedSecret {
  if (text.startsWith("whsec_")) {
    const key = decodeBounded(text.slice(6));
    if (key === null) return { ok: false, reason: "not_base64" };
    if (key.length < 24 || key.length > 75) return { ok: false, reason: "wrong_length" };
    return { ok: true, secret: { type: "hmac", key } };
  }
  if (text.startsWith("whsk_")) {
    const key = decodeBounded(text.slice(5));
    if (key === null) return { ok: false, reason: "not_base64" };
    if (key.length !== 32 && key.length !== 64) return { ok: false, reason: "wrong_length" };
    return { ok: true, secret: { type: "ed25519", seed: key.slice(0, 32) } };
  }
  return { ok: false, reason: "unknown_prefix" };
}

/** Reads `whpk_` + base64 of 32 bytes; null for anything else. */
export function parsePublicKey(text: string): Ed25519PublicKey | null {
  if (!text.startsWith("whpk_")) return null;
  const publicKey = decodeBounded(text.slice(5));
  return publicKey?.length === 32 ? { type: "ed25519-public", publicKey } : null;
}

// 75 bytes are 100 characters; a longer text is decoded no further than it takes to see that it is too long.
function decodeBounded(base64: string): Uint8Array<ArrayBuffer> | null {
  return decodeBase64(base64.slice(0, 104));
}
