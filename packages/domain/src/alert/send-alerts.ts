import { onlyOne } from "@posthorn/db";
import { type EgressDispatcher, send } from "@posthorn/egress";
import { type DueAlert, findDueAlerts } from "@posthorn/queue";
import type { AnonymousCtx } from "../ctx.ts";
import { reasonOf } from "../delivery/attempt-detail.ts";
import { presentIncidents } from "../incident/incident-out.ts";
import { wordsOfReason } from "../incident/words-of-reason.ts";
import type { Mailer } from "../mail/create-mailer.ts";
import { type AlertBody, type AlertFormat, alertRequest } from "./alert-request.ts";
import { alertText, testText } from "./alert-text.ts";

export type SendAlertsDeps = Pick<AnonymousCtx, "pool" | "prisma" | "now" | "policy" | "vault"> & {
  /** Null: no mail server is set. */
  mailer: Mailer | null;
  dispatcher: EgressDispatcher;
};

const atOnce = 10;
const timeoutMs = 10_000;
const minuteMs = 60_000;
const retriesMs = [1, 5, 30, 120, 480].map((minutes) => minutes * minuteMs);

/**
 * Sends the alerts that are due, one process at a time and with no row locked while a server takes its time. One that
 * fails is tried again for half a day. A crash between sending and noting it can tell twice, never nothing. Answers
 * how many it tried.
 */
export async function sendAlerts(deps: SendAlertsDeps): Promise<number> {
  let tried = 0;
  await onlyOne(deps.pool, "alerts", async () => {
    const alerts = await findDueAlerts(deps.pool, deps.now(), atOnce);
    await Promise.all(alerts.map((alert) => sendAlert(deps, alert)));
    tried = alerts.length;
  });
  return tried;
}

async function sendAlert(deps: SendAlertsDeps, alert: DueAlert): Promise<void> {
  const problem = await tell(deps, alert).catch((error: unknown) => problemOf(error));
  const tries = alert.tries + 1;
  const retryMs = retriesMs[alert.tries];
  const isOver = retryMs === undefined || alert.news === "test";
  const now = deps.now();
  await deps.prisma.incidentAlert.update({
    where: { id: alert.id },
    data:
      problem === null
        ? { state: "sent", tries, sentAt: now, error: null }
        : {
            state: isOver ? "failed" : "waiting",
            tries,
            error: problem.slice(0, 500),
            dueAt: new Date(now.getTime() + (retryMs ?? 0)),
          },
  });
}

/** Null when it was told; else why not, in words and without secrets. */
async function tell(deps: SendAlertsDeps, alert: DueAlert): Promise<string | null> {
  const body = await bodyOf(deps, alert);
  if (body === null) return "the endpoint is gone";
  if (alert.reader === "target") return await post(deps, alert, body);
  if (!deps.mailer) return "no mail server is set";
  const { subject, lines, link } = body.text;
  await deps.mailer.send({ to: [alert.address], subject, text: `${[...lines, link].join("\n")}\n` });
  return null;
}

async function bodyOf(deps: SendAlertsDeps, { news, incidentId, environmentId }: DueAlert) {
  const { prisma, policy } = deps;
  const environment = await prisma.environment.findUnique({ where: { id: environmentId } });
  if (!environment) return null;
  const place = { environment: environment.name, link: `${policy.portalUrl}/${environmentId}/incidents` };
  if (news === "test") return { news, text: testText(place), incident: null };
  const row = await prisma.incident.findUnique({ where: { id: incidentId } });
  const [incident] = row ? await presentIncidents(deps, [row]) : [];
  if (!incident) return null;
  const link = `${place.link}/${incidentId}`;
  return { news, text: alertText(news, incident, { ...place, link }), incident };
}

async function post(deps: SendAlertsDeps, alert: DueAlert, body: AlertBody): Promise<string | null> {
  const target = await deps.prisma.alertTarget.findUnique({ where: { id: alert.address } });
  if (!target) return "the alert target was deleted";
  const { id, environmentId, urlSealed } = target;
  const url = deps.vault.open(urlSealed, { table: "alert_targets", id, environmentId });
  // What createAlertTarget let in.
  const request = alertRequest(target.format as AlertFormat, url, body);
  const headers = { "content-type": "application/json", "user-agent": "Posthorn" };
  const result = await send(deps.dispatcher, { ...request, method: "POST", headers, timeoutMs });
  const reason = reasonOf(result);
  return reason && wordsOfReason(reason);
}

/** The mail server's own words: "451 try again later". */
function problemOf(error: unknown): string {
  return error instanceof Error ? error.message : "it failed";
}
