import { onlyOne } from "@posthorn/db";
import { type EgressDispatcher, send } from "@posthorn/egress";
import { type DueAlert, findDueAlerts } from "@posthorn/queue";
import { alertLinkUrl } from "../alert-address/alert-link.ts";
import { loadAlertAddress } from "../alert-address/get-alert-link.ts";
import type { AnonymousCtx } from "../ctx.ts";
import { reasonOf } from "../delivery/attempt-detail.ts";
import { type IncidentOut, presentIncidents } from "../incident/incident-out.ts";
import { wordsOfReason } from "../incident/words-of-reason.ts";
import type { Mailer } from "../mail/create-mailer.ts";
import { type AlertBody, type AlertFormat, alertRequest } from "./alert-request.ts";
import { type AlertText, alertText, confirmationText, tenantAlertText, testText } from "./alert-text.ts";

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
  if (alert.reader === "tenant") return await tellTenant(deps, alert);
  const body = await bodyOf(deps, alert);
  if (body === null) return "the endpoint is gone";
  if (alert.reader === "target") return await post(deps, alert, body);
  return await mail(deps, alert.address, body.text);
}

async function tellTenant(deps: SendAlertsDeps, alert: DueAlert): Promise<string | null> {
  const address = await loadAlertAddress(deps, alert.address);
  if (!address) return "the address was removed";
  const { email, product, id } = address;
  if (alert.news === "confirmation") {
    return await mail(deps, email, confirmationText(product, alertLinkUrl(deps, "confirm", id)));
  }
  const incident = await incidentOf(deps, alert);
  if (!incident || alert.news === "test") return "the endpoint is gone";
  const stopLink = alertLinkUrl(deps, "stop", id);
  return await mail(deps, email, tenantAlertText(alert.news, incident, { product, stopLink }));
}

async function mail({ mailer }: SendAlertsDeps, to: string, text: AlertText): Promise<string | null> {
  if (!mailer) return "no mail server is set";
  const { subject, lines, link } = text;
  await mailer.send({ to: [to], subject, text: `${[...lines, link].join("\n")}\n` });
  return null;
}

async function incidentOf(deps: SendAlertsDeps, { incidentId }: DueAlert): Promise<IncidentOut | undefined> {
  const row = await deps.prisma.incident.findUnique({ where: { id: incidentId } });
  return row ? (await presentIncidents(deps, [row]))[0] : undefined;
}

async function bodyOf(deps: SendAlertsDeps, alert: DueAlert): Promise<AlertBody | null> {
  const { prisma, policy } = deps;
  const { news, incidentId, environmentId } = alert;
  const environment = await prisma.environment.findUnique({ where: { id: environmentId } });
  if (!environment) return null;
  const place = { environment: environment.name, link: `${policy.portalUrl}/${environmentId}/incidents` };
  if (news === "test") return { news, text: testText(place), incident: null };
  const incident = await incidentOf(deps, alert);
  if (!incident || news === "confirmation") return null;
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
