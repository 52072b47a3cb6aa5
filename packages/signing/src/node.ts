import { createHmac, createPrivateKey, createSecretKey, type KeyObject, sign } from "node:crypto";
import { pkcs8Of } from "./ed25519-keys.ts";
import type { Secret } from "./secret.ts";

/**
 * Signs one message: its id, the time of this try in whole seconds, and the body as it is sent. Returns the
 * value of the `webhook-signature` header.
 *
 * @example
 * ```ts
 * const signature = signer("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, '{"test": 2432232314}');
 * ```
 */
export type Signer = (id: string, timestampSeconds: number, body: string | Buffer) => string;

/**
 * Prepares secrets once and returns a synchronous signer, for a sender that signs thousands a second. What it
 * returns is, byte for byte, what `sign` of `@posthorn/signing` returns.
 * Throws a TypeError without a secret. Node only.
 *
 * @example
 * ```ts
 * const parsed = parseSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
 * if (!parsed.ok) throw new Error(parsed.reason);
 * const signer = createSigner([parsed.secret]);
 * signer("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, '{"test": 2432232314}');
 * // "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
 * ```
 */
export function createSigner(secrets: readonly Secret[]): Signer {
  const [first, ...others] = secrets.map(prepare);
  if (first === undefined) throw new TypeError("secrets is empty: pass at least one secret to sign with");
  if (others.length === 0) return (id, seconds, body) => first(`${id}.${seconds}.`, body);

  return (id, seconds, body) => {
    const prefix = `${id}.${seconds}.`;
    let header = first(prefix, body);
    for (const other of others) header += ` ${other(prefix, body)}`;
    return header;
  };
}

type PreparedKey = (prefix: string, body: string | Buffer) => string;

function prepare(secret: Secret): PreparedKey {
  switch (secret.type) {
    case "hmac":
      return hmacSigner(createSecretKey(secret.key));
    case "ed25519":
      return ed25519Signer(
        createPrivateKey({ key: Buffer.from(pkcs8Of(secret.seed)), format: "der", type: "pkcs8" }),
      );
  }
}

function hmacSigner(key: KeyObject): PreparedKey {
  return (prefix, body) => {
    const hmac = createHmac("sha256", key);
    if (typeof body === "string") hmac.update(prefix + body);
    else hmac.update(prefix).update(body);
    return `v1,${hmac.digest("base64")}`;
  };
}

function ed25519Signer(key: KeyObject): PreparedKey {
  return (prefix, body) => {
    const content =
      typeof body === "string" ? Buffer.from(prefix + body) : Buffer.concat([Buffer.from(prefix), body]);
    return `v1a,${sign(null, content, key).toString("base64")}`;
  };
}
