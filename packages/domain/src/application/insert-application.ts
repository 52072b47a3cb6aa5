import type { ApplicationIn, ApplicationOut } from "@posthorn/contract";
import { createId, type PrismaTransaction } from "@posthorn/db";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { setGate } from "../endpoint/set-gate.ts";
import { applicationOut } from "./application-out.ts";

/** Writes a new application with its gate, for the verbs that create one. */
export async function insertApplication(
  tx: PrismaTransaction,
  ctx: Ctx,
  application: ApplicationIn,
): Promise<ApplicationOut> {
  const now = ctx.now();
  const row = await tx.application.create({
    data: {
      id: createId("app", now.getTime()),
      environmentId: ctx.actor.environmentId,
      uid: application.uid ?? null,
      name: application.name,
      throttleRate: application.throttleRate ?? null,
      metadata: application.metadata,
      createdAt: now,
      updatedAt: now,
    },
  });
  await setGate(tx, row.id, { rate: row.throttleRate, maxInFlight: null }, now);
  const after = applicationOut(row);
  await recordAudit(tx, ctx, {
    action: "application.create",
    subjectId: row.id,
    applicationId: row.id,
    after,
  });
  return after;
}
