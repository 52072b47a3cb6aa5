import type { PrismaTransaction } from "@posthorn/db";
import type { MessageRow } from "@posthorn/queue";
import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { endDeliveries } from "../end-deliveries.ts";
import { runTransaction } from "../run-transaction.ts";
import type { MessageRef } from "./get-message.ts";
import { loadMessage } from "./load-message.ts";

/** Removes the payload of a message for good. The message stays; its open deliveries are cancelled. */
export async function expungeMessageContent(ctx: Ctx, input: MessageRef): Promise<void> {
  requirePermission(ctx, "manage");
  const application = await loadApplication(ctx, input.application);
  const message = await loadMessage(ctx, application, input.message);
  if (message.payloadExpungedAt === null) await runTransaction(ctx, (tx) => expunge(tx, ctx, message));
  await endDeliveries(ctx, { messageId: message.id }, { state: "cancelled", reason: "payload_expunged" });
}

async function expunge(tx: PrismaTransaction, ctx: Ctx, message: MessageRow): Promise<void> {
  const { id, retentionClass, applicationId } = message;
  const { count } = await tx.message.updateMany({
    where: { id, payloadExpungedAt: null },
    data: { payloadExpungedAt: ctx.now() },
  });
  if (count === 0) return;
  await tx.payload.updateMany({ where: { retentionClass, messageId: id }, data: { body: null } });
  await recordAudit(tx, ctx, { action: "message.expunge", subjectId: id, applicationId });
}
