import type { AttemptReason } from "@posthorn/contract";
import type { Endpoint, Incident, IncidentAlert } from "@posthorn/db";
import { findWaiting, type Waiting } from "@posthorn/queue";
import type { AnonymousCtx } from "../ctx.ts";
import { withoutUserInfo } from "../endpoint/url-password.ts";

/** Who was told what of an incident, or will be. */
export type AlertOut = {
  id: string;
  news: "opened" | "disabled" | "recovered";
  /** tenant: whoever owns the endpoint. */
  reader: "operator" | "target" | "tenant";
  /** An e-mail address, or the name of an alert target. */
  name: string;
  state: "waiting" | "sent" | "failed";
  sentAt: string | null;
  error: string | null;
};

export type IncidentOut = {
  id: string;
  application: { id: string; uid: string | null; name: string };
  endpoint: { id: string; uid: string | null; url: string; disabledAt: string | null };
  /** The kind of failure: timeout, refused, dns, tls, status_4xx, status_5xx, … */
  cause: string;
  reason: AttemptReason | null;
  firstFailureAt: string;
  lastFailureAt: string;
  openedAt: string;
  /** When it turned its endpoint off; null: it did not. */
  disabledAt: string | null;
  recoveredAt: string | null;
  /** Deliveries that wait for their next attempt. */
  waiting: number;
  exhausted: number;
  nextAttemptAt: string | null;
  /** When the endpoint is turned off if nothing but failure goes on; null: never, or it is off. */
  turnsOffAt: string | null;
  /** Its endpoint alerts nobody: until a time, or with null until it is unmuted. */
  muted: { until: string | null } | null;
  alerts: AlertOut[];
};

type PresentDeps = Pick<AnonymousCtx, "prisma" | "pool" | "policy" | "now">;

const mostAlerts = 2_000;
const dayMs = 86_400_000;

/** Incidents as they are shown, with what waits and what comes next. Endpoints that are gone are left out. */
export async function presentIncidents(ctx: PresentDeps, rows: readonly Incident[]): Promise<IncidentOut[]> {
  const { prisma, pool } = ctx;
  const endpointIds = [...new Set(rows.map((row) => row.endpointId))];
  const open = rows.filter((row) => row.recoveredAt === null).map((row) => row.endpointId);
  const [endpoints, health, mutes, alerts, waiting] = await Promise.all([
    prisma.endpoint.findMany({
      where: { id: { in: endpointIds } },
      include: {
        application: {
          select: { id: true, uid: true, name: true, environment: { select: { disableOnFailure: true } } },
        },
      },
    }),
    prisma.endpointHealth.findMany({ where: { endpointId: { in: open } } }),
    prisma.alertMute.findMany({ where: { endpointId: { in: endpointIds } } }),
    prisma.incidentAlert.findMany({
      where: { incidentId: { in: rows.map((row) => row.id) } },
      orderBy: { id: "asc" },
      take: mostAlerts,
    }),
    findWaiting(pool, open),
  ]);
  return rows.flatMap((row) => {
    const endpoint = endpoints.find((one) => one.id === row.endpointId);
    if (!endpoint) return [];
    const { environment, ...application } = endpoint.application;
    const isOpen = row.recoveredAt === null;
    const mayTurnOff = isOpen && endpoint.disabledAt === null;
    const failsSince = health.find((one) => one.endpointId === row.endpointId)?.firstFailureAt ?? null;
    const mayDisable = endpoint.disableOnFailure ?? environment.disableOnFailure;
    const mute = mutes.find((one) => one.endpointId === row.endpointId);
    return [
      {
        ...incidentOut(row, endpoint, isOpen ? waiting.get(row.endpointId) : undefined),
        application,
        turnsOffAt: mayTurnOff && mayDisable ? turnsOffAt(ctx, failsSince) : null,
        muted:
          mute && (mute.until === null || mute.until > ctx.now())
            ? { until: mute.until?.toISOString() ?? null }
            : null,
        alerts: alerts.filter((alert) => alert.incidentId === row.id).map(alertOut),
      },
    ];
  });
}

function turnsOffAt({ policy }: PresentDeps, failsSince: Date | null): string | null {
  if (policy.disableAfterDays === 0 || failsSince === null) return null;
  return new Date(failsSince.getTime() + policy.disableAfterDays * dayMs).toISOString();
}

function incidentOut(row: Incident, endpoint: Endpoint, waiting: Waiting | undefined) {
  const { id, uid, url, disabledAt } = endpoint;
  return {
    id: row.id,
    endpoint: { id, uid, url: withoutUserInfo(url), disabledAt: disabledAt?.toISOString() ?? null },
    cause: row.cause,
    reason: reasonOf(row.causeDetail),
    firstFailureAt: row.firstFailureAt.toISOString(),
    lastFailureAt: row.lastFailureAt.toISOString(),
    openedAt: row.openedAt.toISOString(),
    disabledAt: row.disabledAt?.toISOString() ?? null,
    recoveredAt: row.recoveredAt?.toISOString() ?? null,
    waiting: waiting?.count ?? 0,
    exhausted: row.exhaustedCount,
    nextAttemptAt: waiting?.nextAttemptAt?.toISOString() ?? null,
  };
}

function alertOut({ id, news, name, state, sentAt, error, ...row }: IncidentAlert): AlertOut {
  // Tests and confirmations have no incident; addressAlerts writes no other reader.
  const [told, reader] = [news as AlertOut["news"], row.reader as AlertOut["reader"]];
  return { id, news: told, reader, name, state, sentAt: sentAt?.toISOString() ?? null, error };
}

// The reason of the last attempt, as trackIncidents took it from there; {} when there was none.
export function reasonOf(detail: unknown): AttemptReason | null {
  const isReason = typeof detail === "object" && detail !== null && "code" in detail;
  return isReason ? (detail as AttemptReason) : null;
}
