import { encodeBase64 } from "./base64.ts";

/**
 * Makes a new signing secret of 32 random bytes and returns its text: `whsec_…` for `"hmac"`, `whsk_…` (the
 * seed) for `"ed25519"`. Give the text to the sender; receivers of `whsk_` get {@link publicKeyOf} instead.
 *
 * @param type which scheme the secret signs with
 * @param randomBytes source of the bytes; by default the platform's cryptographic one
 * @example
 * ```ts
 * generateSecret("hmac"); // "whsec_5WbX0kEWLlfzsGNjH64I8lOOqUB6e8FHc2uAnCmFbVg="
 * ```
 */
export function generateSecret(
  type: "hmac" | "ed25519",
  randomBytes: (size: number) => Uint8Array = platformRandomBytes,
): string {
  return (type === "hmac" ? "whsec_" : "whsk_") + encodeBase64(randomBytes(32));
}

function platformRandomBytes(size: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(size));
}
