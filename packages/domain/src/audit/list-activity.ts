import type { ListResponse } from "@posthorn/contract";
import {
  type ActivityAction,
  type ActivityListQuery,
  type ActivityOut,
  activityAction,
} from "@posthorn/contract";
import { type AuditEntry, lowestId, timeOfId } from "@posthorn/db";
import { loadApplication } from "../access/load-application.ts";
import { findEndpoint } from "../access/load-endpoint.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { withoutUserInfo } from "../endpoint/url-password.ts";
import { scanPage } from "../scan-page.ts";

const dayMs = 86_400_000;
const keptDays = 400;

/**
 * What was changed in an application, for its tenant: the newest first, without the names of the host's people, and
 * without what only concerns them.
 */
export async function listActivity(
  ctx: Ctx,
  input: { application: string; query: ActivityListQuery },
): Promise<ListResponse<ActivityOut>> {
  requirePermission(ctx, "read");
  const { query } = input;
  const application = await loadApplication(ctx, input.application);
  const only = query.endpoint_id;
  const endpoint = only === undefined ? null : await findEndpoint(ctx, application, only);
  const subject = endpoint?.id ?? only;
  const now = ctx.now().getTime();
  return scanPage<AuditEntry, ActivityOut>({
    page: query,
    order: "descending",
    range: { from: lowestId("aud", now - keptDays * dayMs), to: lowestId("aud", now + dayMs) },
    read: async ({ from: lowest, to: highest, isAscending, limit }) => ({
      rows: await ctx.prisma.auditEntry.findMany({
        where: { applicationId: application.id, id: { gte: lowest, lt: highest } },
        orderBy: { id: isAscending ? "asc" : "desc" },
        take: limit,
      }),
      scannedTo: null,
    }),
    keyOf: (row) => row.id,
    keep: async (rows) =>
      rows.filter(
        (row) => actionOf(row) !== undefined && (subject === undefined || row.subjectId === subject),
      ),
    present: (rows) => present(ctx, application.id, rows),
  });
}

async function present(ctx: Ctx, applicationId: string, rows: AuditEntry[]): Promise<ActivityOut[]> {
  const ids = [...new Set(rows.map((row) => row.subjectId).filter((id) => id.startsWith("ep_")))];
  // Deleted ones too: what happened to them is shown.
  const endpoints = await ctx.prisma.endpoint.findMany({
    where: { id: { in: ids }, applicationId },
    select: { id: true, url: true },
  });
  const urls = new Map(endpoints.map(({ id, url }) => [id, withoutUserInfo(url)]));
  return rows.flatMap((row) => {
    const action = actionOf(row);
    const url = urls.get(row.subjectId);
    if (action === undefined) return [];
    return {
      id: row.id,
      at: new Date(timeOfId(row.id)).toISOString(),
      action,
      actor: actors[row.actor.split(":")[0] ?? ""] ?? "system",
      endpoint: url === undefined ? null : { id: row.subjectId, url },
      name: nameOf(row.after) ?? nameOf(row.before),
      changed: action === "endpoint.update" ? changedFields(row) : [],
    };
  });
}

const actors: Readonly<Record<string, ActivityOut["actor"]>> = {
  session: "tenant",
  application_key: "application_key",
  key: "host",
  user: "operator",
};

/** Enabling and disabling by hand are changes of a field; here they have words of their own. */
function actionOf({ action, before, after }: AuditEntry): ActivityAction | undefined {
  const [was, is] = [before, after].map((side) => fieldsOf(side).disabled);
  if (action === "endpoint.update" && was !== is) return is === true ? "endpoint.disable" : "endpoint.enable";
  return activityAction.options.find((known) => known === action);
}

const untold = ["id", "createdAt", "updatedAt", "disabledReason"];

function changedFields({ before, after }: AuditEntry): string[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  return Object.keys(is).filter(
    (name) => !untold.includes(name) && JSON.stringify(was[name]) !== JSON.stringify(is[name]),
  );
}

function nameOf(side: unknown): string | null {
  const { email, name } = fieldsOf(side);
  return [email, name].find((text) => typeof text === "string") ?? null;
}

function fieldsOf(side: unknown): Record<string, unknown> {
  return typeof side === "object" && side !== null ? (side as Record<string, unknown>) : {};
}
