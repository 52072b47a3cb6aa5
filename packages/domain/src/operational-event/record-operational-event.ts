import type { OperationalEvent } from "@posthorn/contract";
import { createId, type PrismaTransaction } from "@posthorn/db";
import { isListening } from "@posthorn/queue";
import type { Ctx } from "../ctx.ts";

/**
 * Puts an operational event of the actor's environment into the outbox, in the transaction of what it tells.
 * When no live operational endpoint listens to its type nothing is written.
 */
export async function recordOperationalEvent(
  tx: PrismaTransaction,
  ctx: Ctx,
  event: OperationalEvent,
): Promise<void> {
  const { environmentId } = ctx.actor;
  const environment = await tx.environment.findUnique({
    where: { id: environmentId },
    select: { operationalApplicationId: true },
  });
  if (!environment) return;
  const listeners = await tx.endpoint.findMany({
    where: { applicationId: environment.operationalApplicationId, disabledAt: null, deletedAt: null },
    select: { eventTypes: true },
  });
  if (!listeners.some((listener) => isListening(listener.eventTypes, event.type))) return;
  await tx.operationalEvent.create({
    data: {
      id: createId("oev", ctx.now().getTime()),
      environmentId,
      eventType: event.type,
      payload: JSON.stringify(event),
      awaitsPublish: true,
      awaitsAlert: false,
    },
  });
}
