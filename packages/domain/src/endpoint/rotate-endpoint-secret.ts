import type { EndpointSecretRotateIn } from "@posthorn/contract";
import type { PrismaTransaction } from "@posthorn/db";
import { lockApplication } from "../access/lock-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";
import type { LoadedEndpoint } from "./change-endpoint.ts";
import { insertSecret, newSecretText, signatureTypeOf } from "./endpoint-secret.ts";
import { type EndpointRef, loadEndpointOf } from "./get-endpoint.ts";
import { lockEndpoint } from "./lock-endpoint.ts";
import { tellEndpointEvent } from "./tell-endpoint-event.ts";

const defaultGraceSeconds = 86_400;
const maxOldSecrets = 10;

/** Gives an endpoint a new secret; the old one goes on signing beside it until its grace period has passed. */
export async function rotateEndpointSecret(
  ctx: Ctx,
  { rotation, ...ref }: EndpointRef & { rotation: EndpointSecretRotateIn },
): Promise<void> {
  requirePermission(ctx, "manage_secret");
  await rotateSecret(ctx, await loadEndpointOf(ctx, ref), rotation);
}

export async function rotateSecret(
  ctx: Ctx,
  { application, endpoint }: LoadedEndpoint,
  { key, gracePeriodSeconds }: EndpointSecretRotateIn,
): Promise<void> {
  const text = newSecretText(key, "key", endpoint);
  const graceSeconds = gracePeriodSeconds ?? defaultGraceSeconds;
  await runTransaction(ctx, async (tx) => {
    const locked = await lockApplication(tx, application.id);
    const current = await lockEndpoint(tx, endpoint.id);
    await retireSecrets(tx, ctx, { endpointId: endpoint.id, graceSeconds });
    await insertSecret(tx, ctx, { endpoint, text });
    await tx.endpoint.update({
      where: { id: endpoint.id },
      data: { signatureType: signatureTypeOf(text), revision: { increment: 1 }, updatedAt: ctx.now() },
    });
    await tellEndpointEvent(tx, ctx, { event: "updated", application: locked, endpoint: current });
    await recordAudit(tx, ctx, {
      action: "secret.rotate",
      subjectId: endpoint.id,
      applicationId: application.id,
      after: { gracePeriodSeconds: graceSeconds },
    });
  });
}

/** Ends the current secret after its grace, and deletes those whose grace has passed. */
async function retireSecrets(
  tx: PrismaTransaction,
  ctx: Ctx,
  { endpointId, graceSeconds }: { endpointId: string; graceSeconds: number },
): Promise<void> {
  const now = ctx.now();
  await tx.endpointSecret.deleteMany({ where: { endpointId, expiresAt: { lte: now } } });
  if (graceSeconds === 0) {
    await tx.endpointSecret.deleteMany({ where: { endpointId, expiresAt: null } });
    return;
  }
  const old = await tx.endpointSecret.count({ where: { endpointId, expiresAt: { not: null } } });
  if (old >= maxOldSecrets) {
    const detail = `The endpoint has ${old} old secrets in their grace period, the most there can be.`;
    throw new DomainError("limit_reached", { detail });
  }
  await tx.endpointSecret.updateMany({
    where: { endpointId, expiresAt: null },
    data: { expiresAt: new Date(now.getTime() + graceSeconds * 1000) },
  });
}
