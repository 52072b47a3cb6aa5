import { type OperationalEvent, operationalEvent } from "@posthorn/contract";
import {
  addAlerts,
  inTransaction,
  type NewAlert,
  type OutboxEvent,
  settleOperationalEvents,
  takeOperationalEvents,
} from "@posthorn/queue";
import type { AnonymousCtx } from "../ctx.ts";
import { isMuted } from "./mute-endpoint.ts";

type AddressDeps = Pick<AnonymousCtx, "pool" | "prisma" | "now" | "policy">;

const atOnce = 50;

/**
 * Turns what waits in the outbox into alerts: one for each reader and piece of news of an incident. The alerts and
 * the events they come from are one transaction, so a crash tells nobody twice and forgets nobody. Answers how many
 * events it settled.
 */
export async function addressAlerts(deps: AddressDeps): Promise<number> {
  return await inTransaction(deps.pool, async (client) => {
    const events = await takeOperationalEvents(client, "alert", atOnce);
    if (events.length === 0) return 0;
    const alerts: NewAlert[] = [];
    for (const event of events) alerts.push(...(await alertsOf(deps, event)));
    await addAlerts(client, alerts, deps.now());
    const ids = events.map((event) => event.id);
    await settleOperationalEvents(client, "alert", ids);
    return events.length;
  });
}

async function alertsOf(deps: AddressDeps, row: OutboxEvent): Promise<NewAlert[]> {
  const event = operationalEvent.parse(JSON.parse(row.payload));
  const about = await incidentOf(deps, event);
  if (!about || (await isMuted(deps, about.endpointId))) return [];
  const { environmentId } = row;
  const { applicationId, incidentId, news } = about;
  const readers = await readersOf(deps, { environmentId, applicationId });
  return readers.map((reader) => ({ environmentId, incidentId, news, ...reader }));
}

type About = Pick<NewAlert, "incidentId" | "news"> & { endpointId: string; applicationId: string };

async function incidentOf({ prisma }: AddressDeps, event: OperationalEvent): Promise<About | null> {
  switch (event.type) {
    case "message.attempt.failing":
    case "message.attempt.recovered": {
      const { incident, endpointId, appId: applicationId } = event.data;
      const news = event.type === "message.attempt.failing" ? "opened" : "recovered";
      return incident ? { incidentId: incident.id, endpointId, applicationId, news } : null;
    }
    case "endpoint.disabled": {
      const { endpointId, appId: applicationId } = event.data;
      const incident = await prisma.incident.findFirst({
        where: { endpointId, disabledAt: { not: null } },
        orderBy: { id: "desc" },
      });
      // A 410 opens it and turns the endpoint off at once: the first news says both.
      if (!incident || incident.disabledAt?.getTime() === incident.openedAt.getTime()) return null;
      return { incidentId: incident.id, endpointId, applicationId, news: "disabled" };
    }
    default:
      return null;
  }
}

type Reader = Pick<NewAlert, "reader" | "address" | "name">;

async function readersOf(
  { prisma, policy }: AddressDeps,
  { environmentId, applicationId }: { environmentId: string; applicationId: string },
): Promise<Reader[]> {
  const [targets, people, tenants] = await Promise.all([
    prisma.alertTarget.findMany({ where: { environmentId }, select: { id: true, name: true } }),
    policy.isMailOn ? mailedOperators(prisma, environmentId) : [],
    policy.isMailOn
      ? prisma.alertAddress.findMany({ where: { applicationId, confirmedAt: { not: null } } })
      : [],
  ]);
  return [
    ...people.map(({ email }) => ({ reader: "operator" as const, address: email, name: email })),
    ...targets.map(({ id, name }) => ({ reader: "target" as const, address: id, name })),
    ...tenants.map(({ id, email }) => ({ reader: "tenant" as const, address: id, name: email })),
  ];
}

/** The people of an environment's organization who may act on an incident. */
export async function mailedOperators(
  prisma: AnonymousCtx["prisma"],
  environmentId: string,
): Promise<{ email: string; name: string }[]> {
  const members = await prisma.member.findMany({
    where: { organization: { environments: { some: { id: environmentId } } }, role: { not: "viewer" } },
    select: { user: { select: { email: true, name: true } } },
    orderBy: { createdAt: "asc" },
    take: 1_000,
  });
  return members.map((member) => member.user);
}
