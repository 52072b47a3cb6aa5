import { createId, type Endpoint, type EndpointSecret, type PrismaTransaction } from "@posthorn/db";
import { generateSecret, parseSecret, publicKeyOf } from "@posthorn/signing";
import type { Ctx } from "../ctx.ts";
import { invalidField } from "../domain-error.ts";
import { openSecret, sealSecret } from "./sealed-fields.ts";

type SecretType = { signatureType: string };

/** The text of a new secret: the given one in its full form, or one made for the endpoint's signature type. */
export function newSecretText(
  given: string | null | undefined,
  field: string,
  { signatureType }: SecretType,
) {
  if (given == null) return generateSecret(signatureType === "ed25519" ? "ed25519" : "hmac");
  const text = /^whs(?:ec|k)_/.test(given) ? given : `whsec_${given}`;
  const parsed = parseSecret(text);
  if (parsed.ok) return text;
  throw invalidField(field, "Must be base64 of 24 to 75 bytes after whsec_, or an ed25519 key after whsk_.");
}

export function signatureTypeOf(secretText: string): "hmac-sha256" | "ed25519" {
  return secretText.startsWith("whsk_") ? "ed25519" : "hmac-sha256";
}

export async function insertSecret(
  tx: PrismaTransaction,
  ctx: Ctx,
  { endpoint, text }: { endpoint: Pick<Endpoint, "id" | "environmentId">; text: string },
): Promise<void> {
  const now = ctx.now();
  const id = createId("sec", now.getTime());
  const sealed = sealSecret(ctx.vault, text, { id, environmentId: endpoint.environmentId });
  await tx.endpointSecret.create({ data: { id, endpointId: endpoint.id, sealed, createdAt: now } });
}

/** What a receiver verifies with: the shared secret, or of an asymmetric one the public key. */
export async function verificationKey(
  ctx: Ctx,
  endpoint: Pick<Endpoint, "environmentId">,
  secret: EndpointSecret,
): Promise<string> {
  const row = { id: secret.id, environmentId: endpoint.environmentId };
  const text = openSecret(ctx.vault, secret.sealed, row);
  const parsed = parseSecret(text);
  if (!parsed.ok) throw new Error(`secret ${secret.id} cannot be read: ${parsed.reason}`);
  return parsed.secret.type === "ed25519" ? publicKeyOf(parsed.secret) : text;
}
