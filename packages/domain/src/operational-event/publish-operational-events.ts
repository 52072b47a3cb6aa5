import { createId } from "@posthorn/db";
import {
  inTransaction,
  type NewMessage,
  type OutboxEvent,
  publish,
  settleOperationalEvents,
  takeOperationalEvents,
  wakeWorkers,
} from "@posthorn/queue";
import type { AnonymousCtx } from "../ctx.ts";

const atOnce = 100;
const dayMs = 86_400_000;
const retentionDays = 30;

/**
 * Publishes what waits in the outbox to the operational endpoints of its environment, through the same engine as
 * every message. An event's id is its event id: one that was published before a crash is not published again.
 * Answers how many.
 */
export async function publishOperationalEvents(
  deps: Pick<AnonymousCtx, "pool" | "prisma" | "now">,
): Promise<number> {
  const count = await inTransaction(deps.pool, async (client) => {
    const events = await takeOperationalEvents(client, "publish", atOnce);
    if (events.length === 0) return 0;
    await publish(deps.pool, await messagesOf(deps, events));
    await settleOperationalEvents(
      client,
      "publish",
      events.map((event) => event.id),
    );
    return events.length;
  });
  if (count > 0) await wakeWorkers(deps.pool);
  return count;
}

async function messagesOf(
  { prisma, now }: Pick<AnonymousCtx, "prisma" | "now">,
  events: readonly OutboxEvent[],
): Promise<NewMessage[]> {
  const environments = await prisma.environment.findMany({
    where: { id: { in: [...new Set(events.map((event) => event.environmentId))] } },
    select: { id: true, operationalApplicationId: true },
  });
  const applicationOf = new Map(environments.map((row) => [row.id, row.operationalApplicationId]));
  const at = now().getTime();
  return events.flatMap((event) => {
    const application = applicationOf.get(event.environmentId);
    return application === undefined ? [] : [messageOf(event, application, at)];
  });
}

function messageOf(event: OutboxEvent, application: string, now: number): NewMessage {
  return {
    id: createId("msg", now),
    environmentId: event.environmentId,
    application,
    eventType: event.eventType,
    eventId: event.id,
    channels: [],
    tags: [],
    contentType: null,
    body: Buffer.from(event.payload),
    retentionClass: retentionDays,
    payloadExpiresAt: now + retentionDays * dayMs,
    keyHash: null,
    keyExpiresAt: now,
  };
}
