import { encodeBase64 } from "./base64.ts";
import { derivePublicKey } from "./ed25519-keys.ts";
import type { Ed25519Secret } from "./secret.ts";

/**
 * The public key of an asymmetric secret as text, `whpk_` + base64 of 32 bytes: what a receiver gets.
 * Needs a platform whose Web Crypto knows Ed25519 (Node 20, current browsers, edge runtimes).
 *
 * @example
 * ```ts
 * const parsed = parseSecret(generateSecret("ed25519"));
 * if (parsed.ok && parsed.secret.type === "ed25519") {
 *   await publicKeyOf(parsed.secret); // "whpk_…"
 * }
 * ```
 */
export async function publicKeyOf(secret: Ed25519Secret): Promise<string> {
  return `whpk_${encodeBase64(await derivePublicKey(secret))}`;
}
