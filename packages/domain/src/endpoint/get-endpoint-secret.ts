import type { EndpointSecretOut } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";
import type { LoadedEndpoint } from "./change-endpoint.ts";
import { verificationKey } from "./endpoint-secret.ts";
import { type EndpointRef, loadEndpointOf } from "./get-endpoint.ts";

/** Reveals what a receiver verifies with; each reveal is written down before it is answered. */
export async function getEndpointSecret(ctx: Ctx, input: EndpointRef): Promise<EndpointSecretOut> {
  requirePermission(ctx, "view_secret");
  return revealSecret(ctx, await loadEndpointOf(ctx, input));
}

export async function revealSecret(
  ctx: Ctx,
  { application, endpoint }: LoadedEndpoint,
): Promise<EndpointSecretOut> {
  const secret = await runTransaction(ctx, async (tx) => {
    const current = await tx.endpointSecret.findFirst({
      where: { endpointId: endpoint.id, expiresAt: null },
      orderBy: { id: "desc" },
    });
    if (!current) throw new DomainError("not_found");
    await recordAudit(tx, ctx, {
      action: "secret.reveal",
      subjectId: endpoint.id,
      applicationId: application.id,
    });
    return current;
  });
  return { key: await verificationKey(ctx, endpoint, secret) };
}
