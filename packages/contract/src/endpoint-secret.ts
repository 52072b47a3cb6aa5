import { z } from "zod";
import { limits } from "./limits.ts";

const hmacPattern = /^(?:whsec_)?([A-Za-z0-9+/]+={0,2})$/;
const ed25519Pattern = /^whsk_([A-Za-z0-9+/]+={0,2})$/;

/**
 * A signing secret that a client sends: base64 of 24–75 bytes, with or without `whsec_` (HMAC-SHA256), or
 * `whsk_` and base64 of an ed25519 private key (32-byte seed, or seed and public key, 64 bytes).
 *
 * @example
 * signingSecret.parse("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD");
 */
export const signingSecret = z
  .string()
  .refine(isSecret, {
    error: "Must be base64 of 24 to 75 bytes, optionally after whsec_, or whsk_ and an ed25519 private key.",
  })
  .describe("A signing secret: base64 of 24–75 bytes, optionally after `whsec_`, or `whsk_…` for ed25519.")
  .meta({ examples: ["whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"] });

function isSecret(text: string): boolean {
  if (text.length > 256) return false;
  const ed25519 = ed25519Pattern.exec(text)?.[1];
  if (ed25519 !== undefined) return [32, 64].includes(base64Bytes(ed25519));
  const hmac = hmacPattern.exec(text)?.[1];
  if (hmac === undefined) return false;
  const bytes = base64Bytes(hmac);
  return bytes >= limits.secretBytesMin && bytes <= limits.secretBytesMax;
}

// -1 for a length that no bytes encode to; padding may be left out.
function base64Bytes(base64: string): number {
  const digits = base64.replace(/=+$/, "").length;
  const isPadded = base64.length > digits;
  if (digits % 4 === 1 || (isPadded && base64.length % 4 !== 0)) return -1;
  return Math.floor((digits * 3) / 4);
}

/**
 * The secret of an endpoint, answered: `whsec_…` for HMAC; for ed25519 the public key, `whpk_…`.
 *
 * @example
 * const { key } = endpointSecretOut.parse(await response.json());
 */
export const endpointSecretOut = z
  .object({
    key: z
      .string()
      .describe("What the receiver verifies with: `whsec_…`, or the public key `whpk_…`.")
      .meta({ examples: ["whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"] }),
  })
  .describe("The signing secret of an endpoint.");

/** The secret of an endpoint, answered. */
export type EndpointSecretOut = z.output<typeof endpointSecretOut>;

/**
 * What rotates a secret: the new one (made when omitted) and how long the old one goes on signing, 0 to
 * 604,800 s; 24 h when omitted. More than 10 live old secrets answer 400 `limit_reached`.
 *
 * @example
 * endpointSecretRotateIn.parse({ gracePeriodSeconds: 3_600 });
 */
export const endpointSecretRotateIn = z
  .object({
    key: signingSecret.nullish().describe("The new secret; made for you when omitted or null."),
    gracePeriodSeconds: z
      .int()
      .min(0)
      .max(limits.gracePeriodSeconds)
      .nullish()
      .describe("How long the old secret goes on signing, in seconds; 86,400 when omitted or null."),
  })
  .describe("A rotation of the signing secret.");

/** {@link endpointSecretRotateIn} once parsed. */
export type EndpointSecretRotateIn = z.output<typeof endpointSecretRotateIn>;
