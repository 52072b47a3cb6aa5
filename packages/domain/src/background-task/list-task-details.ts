import type { ListResponse } from "@posthorn/contract";
import type { BackgroundTask, BackgroundTaskStatus } from "@posthorn/db";
import { requirePermission } from "../access/require-permission.ts";
import { type NamedActor, nameActors } from "../audit/name-actors.ts";
import type { Ctx } from "../ctx.ts";
import { withoutUserInfo } from "../endpoint/url-password.ts";
import { idRange } from "../id-range.ts";
import { listPage } from "../list-page.ts";

/** A background task as operators see it: whose it is, how far it is, and how it ended. */
export type TaskDetail = {
  id: string;
  /** endpoint.recover, application.purge_content, … */
  kind: string;
  status: BackgroundTaskStatus;
  startedBy: NamedActor;
  application: { id: string; name: string } | null;
  endpoint: { id: string; url: string } | null;
  done: number;
  total: number | null;
  error: string | null;
  createdAt: string;
  finishedAt: string | null;
};

export type TaskQuery = {
  limit: number;
  iterator?: string | undefined;
  status?: BackgroundTaskStatus | undefined;
};

/** A page of the environment's background tasks of the last 90 days, the newest first. */
export async function listTaskDetails(ctx: Ctx, query: TaskQuery): Promise<ListResponse<TaskDetail>> {
  requirePermission(ctx, "read_as_host");
  const { from } = idRange("qtask", {}, ctx.now());
  const page = await listPage<BackgroundTask, BackgroundTask>(
    { ...query, order: "descending" },
    {
      read: ({ after, direction, take }) =>
        ctx.prisma.backgroundTask.findMany({
          where: {
            environmentId: ctx.actor.environmentId,
            AND: [{ id: { gte: from } }, ...(after ? [{ id: after }] : [])],
            ...(query.status && { status: query.status }),
          },
          orderBy: { id: direction },
          take,
        }),
      keyOf: (row) => row.id,
      toItem: (row) => row,
    },
  );
  return { ...page, data: await presentTasks(ctx, page.data) };
}

async function presentTasks(ctx: Ctx, rows: readonly BackgroundTask[]): Promise<TaskDetail[]> {
  const idsOf = (key: "applicationId" | "endpointId") =>
    rows.flatMap((row) => (row[key] === null ? [] : [row[key]]));
  const [actors, applications, endpoints] = await Promise.all([
    nameActors(
      ctx,
      rows.map(({ startedBy }) => startedBy),
    ),
    ctx.prisma.application.findMany({
      where: { id: { in: idsOf("applicationId") } },
      select: { id: true, name: true },
    }),
    ctx.prisma.endpoint.findMany({
      where: { id: { in: idsOf("endpointId") } },
      select: { id: true, url: true },
    }),
  ]);
  const applicationsById = new Map(applications.map((one) => [one.id, one]));
  const endpointsById = new Map(
    endpoints.map(({ id, url }) => [id, { id, url: withoutUserInfo(url) }] as const),
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    status: row.status,
    startedBy: actors.get(row.startedBy) ?? { kind: "system", id: null, name: null },
    application: applicationsById.get(row.applicationId ?? "") ?? null,
    endpoint: endpointsById.get(row.endpointId ?? "") ?? null,
    done: row.done,
    total: row.total,
    error: row.error,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }));
}
