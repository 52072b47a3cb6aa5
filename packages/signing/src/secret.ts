/**
 * A secret that signs, read from its text by {@link parseSecret}.
 *
 * @example
 * ```ts
 * const parsed = parseSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
 * if (parsed.ok) {
 *   const secret: Secret = parsed.secret;
 * }
 * ```
 */
export type Secret = HmacSecret | Ed25519Secret;

/**
 * A symmetric secret (`whsec_…`, 24 to 75 bytes): its signatures are `v1,` and HMAC-SHA256.
 *
 * @example
 * ```ts
 * const secret: HmacSecret = { type: "hmac", key: crypto.getRandomValues(new Uint8Array(32)) };
 * ```
 */
export type HmacSecret = { readonly type: "hmac"; readonly key: Uint8Array<ArrayBuffer> };

/**
 * An asymmetric secret (`whsk_…`), kept as its 32-byte seed: its signatures are `v1a,` and Ed25519.
 *
 * @example
 * ```ts
 * const secret: Ed25519Secret = { type: "ed25519", seed: crypto.getRandomValues(new Uint8Array(32)) };
 * ```
 */
export type Ed25519Secret = { readonly type: "ed25519"; readonly seed: Uint8Array<ArrayBuffer> };

/**
 * The public half of an asymmetric secret (`whpk_…`): it verifies and cannot sign.
 *
 * @example
 * ```ts
 * const key: Ed25519PublicKey = { type: "ed25519-public", publicKey: new Uint8Array(32) };
 * ```
 */
export type Ed25519PublicKey = {
  readonly type: "ed25519-public";
  readonly publicKey: Uint8Array<ArrayBuffer>;
};
