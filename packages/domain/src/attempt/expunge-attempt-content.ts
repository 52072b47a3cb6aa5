import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { runTransaction } from "../run-transaction.ts";
import { type AttemptRef, loadAttempt } from "./get-attempt.ts";

/** Removes the kept answer of an attempt for good. */
export async function expungeAttemptContent(ctx: Ctx, input: AttemptRef): Promise<void> {
  requirePermission(ctx, "manage");
  const { message, attempt } = await loadAttempt(ctx, input);
  const { id: messageId, retentionClass, applicationId } = message;
  await runTransaction(ctx, async (tx) => {
    const { count } = await tx.responseBody.updateMany({
      where: { retentionClass, messageId, attemptId: attempt.id, body: { not: null } },
      data: { body: null },
    });
    if (count === 0) return;
    await recordAudit(tx, ctx, { action: "attempt.expunge", subjectId: attempt.id, applicationId });
  });
}
