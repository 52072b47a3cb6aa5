export { generateSecret } from "./generate-secret.ts";
export { type ParsedSecret, parseSecret, type SecretRefusal } from "./parse-secret.ts";
export { publicKeyOf } from "./public-key-of.ts";
export type { Ed25519PublicKey, Ed25519Secret, HmacSecret, Secret } from "./secret.ts";
export { type SignInput, sign } from "./sign.ts";
export { type VerificationFailure, type VerificationResult, type VerifyInput, verify } from "./verify.ts";
export type { WebhookHeaders } from "./webhook-headers.ts";
