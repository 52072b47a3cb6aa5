import { operationalEvent } from "@posthorn/contract";
import { onlyOne, timeOfId } from "@posthorn/db";
import {
  inTransaction,
  type OutboxEvent,
  settleOperationalEvents,
  takeOperationalEvents,
} from "@posthorn/queue";
import type { AnonymousCtx } from "../ctx.ts";
import { withoutUserInfo } from "../incident/list-incidents.ts";
import type { Mailer } from "../mail/create-mailer.ts";
import { linkOfEvent } from "./link-of-event.ts";
import { mailOfEvent } from "./mail-of-event.ts";

export type MailDeps = Pick<AnonymousCtx, "pool" | "prisma" | "now" | "policy"> & { mailer: Mailer };

const atOnce = 10;
const hopelessAfterMs = 86_400_000;

/**
 * Mails what waits in the outbox to the people of its organization who may act on it, one process at a time and with
 * no row locked while the mail server takes its time. While that is away an event waits, for a day at most. A crash
 * between mail and commit can tell twice, never nothing. Answers how many events it settled.
 */
export async function mailOperationalEvents(deps: MailDeps): Promise<number> {
  const errors: unknown[] = [];
  let settled = 0;
  await onlyOne(deps.pool, "mail", async () => {
    const events = await inTransaction(deps.pool, (client) => takeOperationalEvents(client, "mail", atOnce));
    for (const event of events) {
      try {
        await mailEvent(deps, event);
        await inTransaction(deps.pool, (client) => settleOperationalEvents(client, "mail", [event.id]));
        settled += 1;
      } catch (error) {
        errors.push(error);
      }
    }
  });
  // Those that went out are settled; the rest is tried again when the loop comes back.
  if (errors.length > 0) throw errors[0];
  return settled;
}

async function mailEvent(deps: MailDeps, row: OutboxEvent): Promise<void> {
  if (timeOfId(row.id) < deps.now().getTime() - hopelessAfterMs) return;
  const event = operationalEvent.parse(JSON.parse(row.payload));
  if (event.type === "background_task.finished") return;
  const environment = await deps.prisma.environment.findUnique({ where: { id: row.environmentId } });
  const endpoint = await deps.prisma.endpoint.findUnique({
    where: { id: event.data.endpointId },
    include: { application: true },
  });
  if (!environment || !endpoint) return;
  const members = await deps.prisma.member.findMany({
    where: { organizationId: environment.organizationId, role: { not: "viewer" } },
    include: { user: { select: { email: true } } },
  });
  const { application } = endpoint;
  const mail = mailOfEvent(event, {
    environment: environment.name,
    application: application.name,
    endpointUrl: withoutUserInfo(endpoint.url),
    link: linkOfEvent(event, {
      portalUrl: deps.policy.portalUrl,
      environmentId: environment.id,
      applicationId: application.kind === "operational" ? null : application.id,
    }),
  });
  if (!mail) return;
  await deps.mailer.send({ ...mail, to: members.map((member) => member.user.email) });
}
