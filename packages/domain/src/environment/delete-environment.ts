import { createId, type PrismaTransaction } from "@posthorn/db";
import { actorName } from "../access/actor.ts";
import { announceCredentials } from "../access/announce-credentials.ts";
import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { lockOrganization, organizationCtx } from "../member/member-rules.ts";
import { runTransaction } from "../run-transaction.ts";

// A request that had authenticated just before may still be under way.
const startAfterMs = 10_000;

/**
 * Deletes the actor's environment. At once nobody opens it any more: its keys are revoked, portal sessions refused,
 * nothing is published. A background task then deletes its applications in batches, cancels what waits to be sent and
 * purges payloads. The last environment of an organization stays.
 */
export async function deleteEnvironment(ctx: Ctx): Promise<void> {
  requirePermission(ctx, "own");
  const { environmentId } = ctx.actor;
  await runTransaction(ctx, (tx) => remove(tx, ctx));
  await announceCredentials(ctx.pool, environmentId);
}

async function remove(tx: PrismaTransaction, ctx: Ctx): Promise<void> {
  const { environmentId: id, organizationId } = ctx.actor;
  const deletedAt = ctx.now();
  // Of two that are deleted at once, one stays.
  await lockOrganization(tx, organizationId);
  const before = await tx.environment.findFirst({ where: { id, deletedAt: null } });
  if (!before) throw new DomainError("not_found");
  const others = await tx.environment.count({ where: { organizationId, deletedAt: null, id: { not: id } } });
  if (others === 0) {
    throw new DomainError("conflict", { detail: "It is the last environment of its organization." });
  }
  await tx.environment.update({ where: { id }, data: { deletedAt, updatedAt: deletedAt } });
  await tx.apiKey.updateMany({
    where: { environmentId: id, revokedAt: null },
    data: { revokedAt: deletedAt },
  });
  await tx.endpoint.updateMany({
    where: { applicationId: before.operationalApplicationId, deletedAt: null },
    data: { deletedAt, uid: null, revision: { increment: 1 } },
  });
  await tx.backgroundTask.create({
    data: {
      id: createId("qtask", deletedAt.getTime()),
      environmentId: id,
      kind: "environment.delete",
      startedBy: actorName(ctx.actor),
      input: {},
      dueAt: new Date(deletedAt.getTime() + startAfterMs),
    },
  });
  const { name, kind } = before;
  await recordAudit(tx, organizationCtx(ctx), {
    action: "environment.delete",
    subjectId: id,
    before: { name, kind },
  });
}
