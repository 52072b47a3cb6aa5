import type { AttemptReason, ListResponse } from "@posthorn/contract";
import type { Endpoint, Incident } from "@posthorn/db";
import { countWaiting } from "@posthorn/queue";
import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { listPage } from "../list-page.ts";

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
};

export type IncidentQuery = {
  limit: number;
  iterator?: string | undefined;
  state?: "open" | "recovered" | undefined;
  application?: string | undefined;
  endpointId?: string | undefined;
};

/** A page of the incidents of an environment or one application, the newest first. */
export async function listIncidents(ctx: Ctx, query: IncidentQuery): Promise<ListResponse<IncidentOut>> {
  requirePermission(ctx, query.application === undefined ? "read_as_host" : "read");
  const application =
    query.application === undefined ? undefined : await loadApplication(ctx, query.application);
  const page = await listPage<Incident, Incident>(
    { ...query, order: "descending" },
    {
      read: ({ after, direction, take }) =>
        ctx.prisma.incident.findMany({
          where: {
            environmentId: ctx.actor.environmentId,
            ...(application && { applicationId: application.id }),
            ...(query.endpointId !== undefined && { endpointId: query.endpointId }),
            ...(query.state && { recoveredAt: query.state === "open" ? null : { not: null } }),
            ...(after && { id: after }),
          },
          orderBy: { id: direction },
          take,
        }),
      keyOf: (row) => row.id,
      toItem: (row) => row,
    },
  );
  return { ...page, data: await presentIncidents(ctx, page.data) };
}

export async function presentIncidents(ctx: Ctx, rows: readonly Incident[]): Promise<IncidentOut[]> {
  const open = rows.filter((row) => row.recoveredAt === null).map((row) => row.endpointId);
  const [endpoints, waiting] = await Promise.all([
    ctx.prisma.endpoint.findMany({
      where: { id: { in: rows.map((row) => row.endpointId) } },
      include: { application: { select: { id: true, uid: true, name: true } } },
    }),
    countWaiting(ctx.pool, open),
  ]);
  const byId = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]));
  return rows.flatMap((row) => {
    const endpoint = byId.get(row.endpointId);
    if (!endpoint) return [];
    const count = row.recoveredAt === null ? (waiting.get(row.endpointId) ?? 0) : 0;
    return [incidentOut(row, endpoint, endpoint.application, count)];
  });
}

function incidentOut(
  row: Incident,
  endpoint: Endpoint,
  application: IncidentOut["application"],
  waiting: number,
): IncidentOut {
  const { id, uid, url, disabledAt } = endpoint;
  return {
    id: row.id,
    application,
    endpoint: { id, uid, url: withoutUserInfo(url), disabledAt: disabledAt?.toISOString() ?? null },
    cause: row.cause,
    reason: reasonOf(row.causeDetail),
    firstFailureAt: row.firstFailureAt.toISOString(),
    lastFailureAt: row.lastFailureAt.toISOString(),
    openedAt: row.openedAt.toISOString(),
    disabledAt: row.disabledAt?.toISOString() ?? null,
    recoveredAt: row.recoveredAt?.toISOString() ?? null,
    waiting,
    exhausted: row.exhaustedCount,
  };
}

// The reason of the last attempt, as trackIncidents took it from there; {} when there was none.
function reasonOf(detail: unknown): AttemptReason | null {
  const isReason = typeof detail === "object" && detail !== null && "code" in detail;
  return isReason ? (detail as AttemptReason) : null;
}

/** A URL without the user and password that it may hold. */
export function withoutUserInfo(text: string): string {
  const url = URL.parse(text);
  if (!url || (url.username === "" && url.password === "")) return text;
  url.username = "";
  url.password = "";
  return url.href;
}
