import { recordAudit } from "../audit/record-audit.ts";
import type { AnonymousCtx } from "../ctx.ts";
import { runTransaction } from "../run-transaction.ts";
import { loadAlertLink } from "./get-alert-link.ts";

export type FollowAlertLinkResult = { kind: "confirmed" | "stopped"; email: string } | { kind: "link_gone" };

/** The reader of a mail says yes to alerts, or no to more of them. A yes counts once. */
export async function followAlertLink(
  ctx: AnonymousCtx,
  input: { token: string },
): Promise<FollowAlertLinkResult> {
  const found = await loadAlertLink(ctx, input.token);
  if (!found) return { kind: "link_gone" };
  const { id, email, applicationId, organizationId, environmentId } = found.address;
  const isConfirm = found.kind === "confirm";
  return runTransaction(ctx, async (tx) => {
    const { count } = isConfirm
      ? await tx.alertAddress.updateMany({
          where: { id, confirmedAt: null },
          data: { confirmedAt: ctx.now() },
        })
      : await tx.alertAddress.deleteMany({ where: { id } });
    if (count === 0) return { kind: "link_gone" };
    const actor = { kind: "system", organizationId, environmentId } as const;
    const action = isConfirm ? "alert_address.confirm" : "alert_address.stop";
    await recordAudit(tx, { ...ctx, actor }, { action, subjectId: id, applicationId, after: { email } });
    return { kind: isConfirm ? "confirmed" : "stopped", email };
  });
}
