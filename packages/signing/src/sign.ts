import { encodeBase64 } from "./base64.ts";
import { pkcs8Of } from "./ed25519-keys.ts";
import type { Secret } from "./secret.ts";
import { signedContent } from "./signed-content.ts";

/**
 * What {@link sign} signs, and with what.
 *
 * @example
 * ```ts
 * const input: SignInput = { id: "msg_1", timestamp: new Date(), body: "{}", secrets: [secret] };
 * ```
 */
export type SignInput = {
  /** The message's id, the same at every try; it goes into `webhook-id`. */
  readonly id: string;
  /** The time of this try; its whole seconds go into `webhook-timestamp`. */
  readonly timestamp: Date;
  /** The body exactly as it is sent. */
  readonly body: string | Uint8Array;
  /** Every secret that is valid now: the current one first, then those in their grace period. */
  readonly secrets: readonly Secret[];
};

/**
 * Signs a webhook by the Standard Webhooks scheme and returns the value of the `webhook-signature` header: one
 * signature per secret, `v1,…` for HMAC and `v1a,…` for Ed25519, separated by spaces.
 * Throws a TypeError without a secret, and for an id or a time that no receiver could read back.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 * @example
 * ```ts
 * const parsed = parseSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
 * if (!parsed.ok) throw new Error(parsed.reason);
 * await sign({
 *   id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
 *   timestamp: new Date(1614265330_000),
 *   body: '{"test": 2432232314}',
 *   secrets: [parsed.secret],
 * }); // "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
 * ```
 */
export async function sign({ id, timestamp, body, secrets }: SignInput): Promise<string> {
  const seconds = Math.floor(timestamp.getTime() / 1000);
  if (secrets.length === 0) throw new TypeError("secrets is empty: pass at least one secret to sign with");
  if (!/^[\x21-\x7e]{1,256}$/.test(id)) throw new TypeError("id must be 1 to 256 visible ASCII characters");
  if (!(seconds >= 0)) throw new TypeError("timestamp is not a date after 1970");

  const content = signedContent(id, String(seconds), body);
  const signatures = await Promise.all(secrets.map((secret) => signatureOf(secret, content)));
  return signatures.join(" ");
}

async function signatureOf(secret: Secret, content: Uint8Array<ArrayBuffer>): Promise<string> {
  switch (secret.type) {
    case "hmac":
      return `v1,${encodeBase64(await hmacOf(secret.key, content))}`;
    case "ed25519": {
      const key = await crypto.subtle.importKey("pkcs8", pkcs8Of(secret.seed), "Ed25519", false, ["sign"]);
      return `v1a,${encodeBase64(new Uint8Array(await crypto.subtle.sign("Ed25519", key, content)))}`;
    }
  }
}

export async function hmacOf(
  key: Uint8Array<ArrayBuffer>,
  content: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const imported = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
  ]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, content));
}
