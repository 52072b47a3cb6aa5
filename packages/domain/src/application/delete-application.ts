import { createId, type PrismaTransaction } from "@posthorn/db";
import { actorName } from "../access/actor.ts";
import { announceCredentials } from "../access/announce-credentials.ts";
import { loadApplication } from "../access/load-application.ts";
import { lockApplication } from "../access/lock-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { endDeliveries } from "../end-deliveries.ts";
import { closeIncidents } from "../incident/close-incidents.ts";
import { runTransaction } from "../run-transaction.ts";
import { applicationOut } from "./application-out.ts";

// A publish that had found the application may commit a moment after: its payload is to be purged as well.
const purgeAfterMs = 10_000;

/**
 * Deletes an application: its endpoints, incidents, alert addresses and portal sessions end with it, its uid is free, its open
 * deliveries are cancelled, and a background task purges its payloads.
 */
export async function deleteApplication(ctx: Ctx, input: { application: string }): Promise<void> {
  requirePermission(ctx, "manage");
  const { id } = await loadApplication(ctx, input.application);
  await runTransaction(ctx, (tx) => remove(tx, ctx, id));
  await announceCredentials(ctx.pool, id);
  await endDeliveries(ctx, { applicationId: id }, { state: "cancelled", reason: "application_deleted" });
}

async function remove(tx: PrismaTransaction, ctx: Ctx, id: string): Promise<void> {
  const deletedAt = ctx.now();
  const before = await lockApplication(tx, id);
  await tx.application.update({ where: { id }, data: { deletedAt, uid: null } });
  await closeIncidents(tx, { applicationId: id }, deletedAt);
  await tx.endpoint.updateMany({
    where: { applicationId: id, deletedAt: null },
    data: { deletedAt, uid: null, revision: { increment: 1 } },
  });
  await tx.portalSession.updateMany({
    where: { applicationId: id, endedAt: null },
    data: { endedAt: deletedAt },
  });
  await tx.alertAddress.deleteMany({ where: { applicationId: id } });
  await tx.backgroundTask.create({
    data: {
      id: createId("qtask", deletedAt.getTime()),
      environmentId: ctx.actor.environmentId,
      applicationId: id,
      kind: "application.purge_content",
      startedBy: actorName(ctx.actor),
      input: {},
      dueAt: new Date(deletedAt.getTime() + purgeAfterMs),
    },
  });
  await recordAudit(tx, ctx, {
    action: "application.delete",
    subjectId: id,
    applicationId: id,
    before: applicationOut(before),
  });
}
