import { decodeBase64 } from "./base64.ts";
import { constantTimeEqual } from "./constant-time-equal.ts";
import { derivePublicKey } from "./ed25519-keys.ts";
import { parsePublicKey, parseSecret } from "./parse-secret.ts";
import type { Ed25519PublicKey, Ed25519Secret, Secret } from "./secret.ts";
import { hmacOf } from "./sign.ts";
import { signedContent } from "./signed-content.ts";
import { readSignatureHeaders, type WebhookHeaders } from "./webhook-headers.ts";

/**
 * What {@link verify} checks, and against what.
 *
 * @example
 * ```ts
 * const input: VerifyInput = { headers: request.headers, body, secrets: ["whsec_…"], now: new Date() };
 * ```
 */
export type VerifyInput = {
  readonly headers: WebhookHeaders;
  /** The body byte for byte as it arrived: never parsed and printed again. */
  readonly body: string | Uint8Array;
  /** Secrets or public keys, as text (`whsec_…`, `whsk_…`, `whpk_…`) or parsed. One match is enough. */
  readonly secrets: readonly (string | Secret | Ed25519PublicKey)[];
  readonly now: Date;
  /** How far the timestamp may be from `now`, both ways. 300 by default. */
  readonly toleranceSeconds?: number;
};

/**
 * Why a webhook is refused. `missing_header`: neither all `webhook-*` nor all `svix-*` headers are there.
 * `timestamp_too_old`, `timestamp_too_new`: outside of the tolerance, a replay or a wrong clock.
 * `malformed_signature`: no readable signature, or more than 32. `signature_mismatch`: the body was changed, or
 * signed with another secret. `invalid_secret`: your own configuration, not the
 * request: a text that is no secret, or a key that this platform's Web Crypto cannot use.
 *
 * @example
 * ```ts
 * const isOurFault = (code: VerificationFailure) => code === "invalid_secret";
 * ```
 */
export type VerificationFailure =
  | "missing_header"
  | "malformed_id"
  | "malformed_timestamp"
  | "timestamp_too_old"
  | "timestamp_too_new"
  | "malformed_signature"
  | "signature_mismatch"
  | "invalid_secret";

/**
 * What {@link verify} returns.
 *
 * @example
 * ```ts
 * const result: VerificationResult = { ok: false, code: "signature_mismatch" };
 * ```
 */
export type VerificationResult =
  | { readonly ok: true; readonly id: string; readonly timestamp: Date }
  | { readonly ok: false; readonly code: VerificationFailure };

const maxIdLength = 256;
const maxSignatures = 32;
// 32 Ed25519 signatures, `v1a,` and 88 characters each, with their spaces.
const maxSignatureHeaderLength = 32 * 93;

/**
 * Verifies a webhook signed by the Standard Webhooks scheme, from `webhook-*` or `svix-*` headers. Any one of
 * the request's signatures that matches any one of the secrets is enough, so both sides can rotate.
 * Everything that a request can get wrong is returned as a code, never thrown. How long the comparison takes
 * tells nothing about the secret: every signature is compared with every secret.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 * @example
 * ```ts
 * const result = await verify({
 *   headers: request.headers,
 *   body: await request.text(),
 *   secrets: ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
 *   now: new Date(),
 * });
 * if (!result.ok) return new Response(result.code, { status: 400 });
 * ```
 */
export async function verify(input: VerifyInput): Promise<VerificationResult> {
  const keys = input.secrets.map(verificationKeyOf);
  if (keys.length === 0 || !keys.every((key) => key !== null)) return refused("invalid_secret");

  const headers = readSignatureHeaders(input.headers);
  if (headers === null) return refused("missing_header");
  if (headers.id.length > maxIdLength) return refused("malformed_id");

  if (!/^(0|[1-9]\d{0,11})$/.test(headers.timestamp)) return refused("malformed_timestamp");
  const timestamp = new Date(Number(headers.timestamp) * 1000);
  const ageSeconds = (input.now.getTime() - timestamp.getTime()) / 1000;
  const toleranceSeconds = input.toleranceSeconds ?? 300;
  if (!(ageSeconds < toleranceSeconds + 1)) return refused("timestamp_too_old");
  if (!(ageSeconds >= -toleranceSeconds)) return refused("timestamp_too_new");

  const candidates = readSignatures(headers.signature);
  if (candidates === null) return refused("malformed_signature");

  const content = signedContent(headers.id, headers.timestamp, input.body);
  const counts = await Promise.all(keys.map((key) => countMatches(key, content, candidates)));
  if (!counts.every((count) => count !== null)) return refused("invalid_secret");
  if (!counts.some((count) => count > 0)) return refused("signature_mismatch");
  return { ok: true, id: headers.id, timestamp };
}

function refused(code: VerificationFailure): VerificationResult {
  return { ok: false, code };
}

function verificationKeyOf(key: string | Secret | Ed25519PublicKey): Secret | Ed25519PublicKey | null {
  if (typeof key !== "string") return key;
  const parsed = parseSecret(key);
  return parsed.ok ? parsed.secret : parsePublicKey(key);
}

type Candidates = { readonly v1: Uint8Array<ArrayBuffer>[]; readonly v1a: Uint8Array<ArrayBuffer>[] };

/** Null where nothing in the header reads as a signature; versions of others are skipped. */
function readSignatures(header: string): Candidates | null {
  if (header.length > maxSignatureHeaderLength) return null;
  const entries = header.split(" ").filter((entry) => entry !== "");
  if (entries.length > maxSignatures) return null;

  const candidates: Candidates = { v1: [], v1a: [] };
  let isReadable = false;
  for (const entry of entries) {
    const comma = entry.indexOf(",");
    const signature = comma > 0 ? decodeBase64(entry.slice(comma + 1)) : null;
    if (signature === null || signature.length === 0) continue;
    isReadable = true;
    const version = entry.slice(0, comma);
    if (version === "v1" || version === "v1a") candidates[version].push(signature);
  }
  return isReadable ? candidates : null;
}

/** Null where the platform cannot use the key. */
async function countMatches(
  key: Secret | Ed25519PublicKey,
  content: Uint8Array<ArrayBuffer>,
  candidates: Candidates,
): Promise<number | null> {
  if (key.type === "hmac") {
    const expected = await hmacOf(key.key, content);
    return candidates.v1.reduce((count, candidate) => count + constantTimeEqual(expected, candidate), 0);
  }
  const imported = await importPublicKey(key);
  if (imported === null) return null;
  const results = candidates.v1a.map((candidate) =>
    crypto.subtle.verify("Ed25519", imported, candidate, content),
  );
  return (await Promise.all(results)).filter(Boolean).length;
}

async function importPublicKey(key: Ed25519Secret | Ed25519PublicKey) {
  try {
    const publicKey = key.type === "ed25519" ? await derivePublicKey(key) : key.publicKey;
    return await crypto.subtle.importKey("raw", publicKey, "Ed25519", false, ["verify"]);
  } catch {
    return null;
  }
}
