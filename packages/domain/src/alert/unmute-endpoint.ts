import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { type EndpointRef, loadEndpointOf } from "../endpoint/get-endpoint.ts";
import { runTransaction } from "../run-transaction.ts";

/** Lets the incidents of an endpoint alert again. One that is not muted stays as it is. */
export async function unmuteEndpoint(ctx: Ctx, input: EndpointRef): Promise<void> {
  requirePermission(ctx, "manage");
  const { application, endpoint } = await loadEndpointOf(ctx, input);
  await runTransaction(ctx, async (tx) => {
    const { count } = await tx.alertMute.deleteMany({ where: { endpointId: endpoint.id } });
    if (count === 0) return;
    await recordAudit(tx, ctx, {
      action: "endpoint.unmute",
      subjectId: endpoint.id,
      applicationId: application.id,
    });
  });
}
