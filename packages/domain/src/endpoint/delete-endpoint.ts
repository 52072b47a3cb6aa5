import type { PrismaTransaction } from "@posthorn/db";
import { lockApplication } from "../access/lock-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { endDeliveries } from "../end-deliveries.ts";
import { closeIncidents } from "../incident/close-incidents.ts";
import { runTransaction } from "../run-transaction.ts";
import type { LoadedEndpoint } from "./change-endpoint.ts";
import { auditedEndpoint } from "./endpoint-out.ts";
import { type EndpointRef, loadEndpointOf } from "./get-endpoint.ts";
import { lockEndpoint } from "./lock-endpoint.ts";
import { tellEndpointEvent } from "./tell-endpoint-event.ts";

/** Deletes an endpoint: its uid is free, its incident closed, its open deliveries are cancelled. */
export async function deleteEndpoint(ctx: Ctx, input: EndpointRef): Promise<void> {
  requirePermission(ctx, "manage_endpoint");
  await removeEndpoint(ctx, await loadEndpointOf(ctx, input));
}

export async function removeEndpoint(ctx: Ctx, loaded: LoadedEndpoint): Promise<void> {
  await runTransaction(ctx, (tx) => remove(tx, ctx, loaded));
  const ending = { state: "cancelled", reason: "endpoint_deleted" } as const;
  await endDeliveries(ctx, { endpointId: loaded.endpoint.id }, ending);
}

async function remove(tx: PrismaTransaction, ctx: Ctx, loaded: LoadedEndpoint): Promise<void> {
  const { id } = loaded.endpoint;
  const application = await lockApplication(tx, loaded.application.id);
  await closeIncidents(tx, { endpointId: id }, ctx.now());
  const before = await lockEndpoint(tx, id);
  await tx.endpoint.update({
    where: { id },
    data: { deletedAt: ctx.now(), uid: null, revision: { increment: 1 } },
  });
  await tellEndpointEvent(tx, ctx, { event: "deleted", application, endpoint: before });
  await recordAudit(tx, ctx, {
    action: "endpoint.delete",
    subjectId: id,
    applicationId: application.id,
    before: auditedEndpoint(before),
  });
}
