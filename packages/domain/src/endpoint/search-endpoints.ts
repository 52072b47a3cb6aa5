import type { EndpointDisabledReason, EndpointHealth, ListResponse } from "@posthorn/contract";
import type { Application, Endpoint } from "@posthorn/db";
import { type EndpointState, findEndpoints } from "@posthorn/queue";
import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { listPage } from "../list-page.ts";
import { healthOfEndpoints } from "./health-of-endpoints.ts";
import { splitUrl } from "./url-password.ts";
import { type EndpointWeek, weeksOfEndpoints } from "./weeks-of-endpoints.ts";

export type EndpointSummary = {
  id: string;
  uid: string | null;
  url: string;
  description: string;
  application: { id: string; uid: string | null; name: string };
  disabledReason: EndpointDisabledReason | null;
  health: EndpointHealth;
  week: EndpointWeek;
};

export type EndpointsQuery = {
  limit: number;
  iterator?: string | undefined;
  state?: EndpointState | undefined;
  application?: string | undefined;
  text?: string | undefined;
};

/**
 * A page of the endpoints of all applications, the newest first, each with how it is. What a page shows of its rows
 * is read for all of them at once.
 */
export async function searchEndpoints(
  ctx: Ctx,
  query: EndpointsQuery,
): Promise<ListResponse<EndpointSummary>> {
  requirePermission(ctx, "read_as_host");
  const { environmentId } = ctx.actor;
  const { operationalApplicationId } = await ctx.prisma.environment.findUniqueOrThrow({
    where: { id: environmentId },
  });
  const applicationId = query.application && (await loadApplication(ctx, query.application)).id;
  const page = await listPage<string, string>(
    { ...query, order: "descending" },
    {
      read: (slice) =>
        findEndpoints(ctx.pool, {
          ...slice,
          environmentId,
          exceptApplicationId: operationalApplicationId,
          applicationId,
          state: query.state,
          text: query.text?.trim() || undefined,
        }),
      keyOf: (id) => id,
      toItem: (id) => id,
    },
  );
  return { ...page, data: await summariesOf(ctx, page.data) };
}

/** One endpoint of any application, by its id. */
export async function getEndpointSummary(ctx: Ctx, input: { endpoint: string }): Promise<EndpointSummary> {
  requirePermission(ctx, "read_as_host");
  const row = await ctx.prisma.endpoint.findFirst({
    where: {
      id: input.endpoint,
      environmentId: ctx.actor.environmentId,
      deletedAt: null,
      application: { kind: "tenant" },
    },
  });
  const [summary] = row ? await summariesOf(ctx, [row.id]) : [];
  if (!summary) throw new DomainError("not_found");
  return summary;
}

async function summariesOf(ctx: Ctx, ids: readonly string[]): Promise<EndpointSummary[]> {
  const rows = await ctx.prisma.endpoint.findMany({
    where: { id: { in: [...ids] } },
    include: { application: true },
  });
  const [health, weeks] = await Promise.all([healthOfEndpoints(ctx, rows), weeksOfEndpoints(ctx, ids)]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    const judged = health.get(id);
    if (!row || !judged) return [];
    return [summaryOf(row, judged, weeks.get(id))];
  });
}

function summaryOf(
  row: Endpoint & { application: Application },
  health: EndpointHealth,
  week: EndpointWeek = { succeeded: 0, failed: 0 },
): EndpointSummary {
  const { id, uid, name } = row.application;
  return {
    id: row.id,
    uid: row.uid,
    url: splitUrl(row.url).url,
    description: row.description,
    application: { id, uid, name },
    disabledReason: row.disabledReason as EndpointDisabledReason | null,
    health,
    week,
  };
}
