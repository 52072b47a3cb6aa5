import type { ApplicationOut, ApplicationPatch } from "@posthorn/contract";
import type { PrismaTransaction } from "@posthorn/db";
import { lockApplication } from "../access/lock-application.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { setGate } from "../endpoint/set-gate.ts";
import { givenFields } from "../given-fields.ts";
import { applicationOut } from "./application-out.ts";

/** Writes changes to an application and keeps its gate in step; an undefined field stays. */
export async function changeApplication(
  tx: PrismaTransaction,
  ctx: Ctx,
  { id, changes }: { id: string; changes: ApplicationPatch },
): Promise<ApplicationOut> {
  const now = ctx.now();
  const before = await lockApplication(tx, id);
  const { name, uid, throttleRate, metadata } = changes;
  const row = await tx.application.update({
    where: { id },
    data: { ...givenFields({ name, uid, throttleRate, metadata }), updatedAt: now },
  });
  if (row.throttleRate !== before.throttleRate) {
    await setGate(tx, id, { rate: row.throttleRate, maxInFlight: null }, now);
  }
  const after = applicationOut(row);
  await recordAudit(tx, ctx, {
    action: "application.update",
    subjectId: id,
    applicationId: id,
    before: applicationOut(before),
    after,
  });
  return after;
}
