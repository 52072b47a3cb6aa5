import type { Application, Endpoint, PrismaTransaction } from "@posthorn/db";
import type { Ctx } from "../ctx.ts";
import { recordOperationalEvent } from "../operational-event/record-operational-event.ts";

export type EndpointEvent = "created" | "updated" | "deleted" | "enabled" | "disabled";

/** Tells the environment's operational endpoints of a change of an endpoint; of a change of their own they are told nothing. */
export async function tellEndpointEvent(
  tx: PrismaTransaction,
  ctx: Ctx,
  { event, application, endpoint }: { event: EndpointEvent; application: Application; endpoint: Endpoint },
): Promise<void> {
  if (application.kind === "operational") return;
  const data = {
    appId: application.id,
    appUid: application.uid,
    endpointId: endpoint.id,
    endpointUid: endpoint.uid,
  };
  if (event !== "disabled") {
    await recordOperationalEvent(tx, ctx, { type: `endpoint.${event}`, data });
    return;
  }
  const health = await tx.endpointHealth.findUnique({ where: { endpointId: endpoint.id } });
  const failSince = health?.firstFailureAt?.toISOString() ?? null;
  await recordOperationalEvent(tx, ctx, {
    type: "endpoint.disabled",
    data: { ...data, failSince, trigger: "manual" },
  });
}
