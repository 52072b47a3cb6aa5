import { createId, Prisma, type PrismaTransaction } from "@posthorn/db";
import { actorName } from "../access/actor.ts";
import type { Ctx } from "../ctx.ts";

export type AuditEntryInput = {
  /** noun.verb, as in endpoint.update or secret.reveal. */
  action: string;
  subjectId: string;
  applicationId?: string;
  /** Never with secrets: fields that hold one are left out by the caller. */
  before?: Prisma.InputJsonValue;
  after?: Prisma.InputJsonValue;
};

/** Writes down a change in the transaction of the change: both stand, or neither. */
export async function recordAudit(tx: PrismaTransaction, ctx: Ctx, entry: AuditEntryInput): Promise<void> {
  await tx.auditEntry.create({
    data: {
      id: createId("aud", ctx.now().getTime()),
      organizationId: ctx.actor.organizationId,
      environmentId: ctx.actor.environmentId || null,
      applicationId: entry.applicationId ?? null,
      actor: actorName(ctx.actor),
      action: entry.action,
      subjectId: entry.subjectId,
      before: entry.before ?? Prisma.DbNull,
      after: entry.after ?? Prisma.DbNull,
    },
  });
}
