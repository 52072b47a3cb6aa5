import { decodeBase64 } from "./base64.ts";
import type { Ed25519Secret } from "./secret.ts";

// RFC 8410: a PKCS #8 document of an Ed25519 key is these 16 bytes and the seed.
const pkcs8Prefix = [
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
];

export function pkcs8Of(seed: Uint8Array): Uint8Array<ArrayBuffer> {
  const document = new Uint8Array(48);
  document.set(pkcs8Prefix);
  document.set(seed, 16);
  return document;
}

/** Derived from the seed: a public half that came with the secret could be another key's. */
export async function derivePublicKey(secret: Ed25519Secret): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey("pkcs8", pkcs8Of(secret.seed), "Ed25519", true, ["sign"]);
  const jwk = await crypto.subtle.exportKey("jwk", key);
  const publicKey = decodeBase64((jwk.x ?? "").replaceAll("-", "+").replaceAll("_", "/"));
  if (publicKey?.length !== 32) throw new TypeError("the platform exported no Ed25519 public key");
  return publicKey;
}
