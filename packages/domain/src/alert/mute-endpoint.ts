import { actorName } from "../access/actor.ts";
import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { AnonymousCtx, Ctx } from "../ctx.ts";
import { invalidField } from "../domain-error.ts";
import { type EndpointRef, loadEndpointOf } from "../endpoint/get-endpoint.ts";
import { runTransaction } from "../run-transaction.ts";

/** Keeps the incidents of an endpoint from alerting anybody, until a time or, with null, until it is unmuted. */
export async function muteEndpoint(ctx: Ctx, input: EndpointRef & { until: Date | null }): Promise<void> {
  requirePermission(ctx, "manage");
  const { application, endpoint } = await loadEndpointOf(ctx, input);
  const { until } = input;
  const now = ctx.now();
  if (until !== null && until <= now) throw invalidField("until", "Choose a time that is to come.");
  await runTransaction(ctx, async (tx) => {
    const mute = { until, mutedBy: actorName(ctx.actor), createdAt: now };
    await tx.alertMute.upsert({
      where: { endpointId: endpoint.id },
      create: { endpointId: endpoint.id, environmentId: endpoint.environmentId, ...mute },
      update: mute,
    });
    await recordAudit(tx, ctx, {
      action: "endpoint.mute",
      subjectId: endpoint.id,
      applicationId: application.id,
      after: { until: until?.toISOString() ?? null },
    });
  });
}

export async function isMuted(
  { prisma, now }: Pick<AnonymousCtx, "prisma" | "now">,
  endpointId: string,
): Promise<boolean> {
  const mute = await prisma.alertMute.findUnique({ where: { endpointId } });
  return mute !== null && (mute.until === null || mute.until > now());
}
