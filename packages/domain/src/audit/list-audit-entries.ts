import type { ListResponse } from "@posthorn/contract";
import { type AuditEntry, lowestId, timeOfId } from "@posthorn/db";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { scanPage } from "../scan-page.ts";
import { type NamedActor, nameActors } from "./name-actors.ts";

export type AuditEntryOut = {
  id: string;
  at: string;
  actor: NamedActor;
  /** noun.verb, as in endpoint.update. */
  action: string;
  subjectId: string;
  applicationId: string | null;
  before?: unknown;
  after?: unknown;
};

export type AuditQuery = {
  limit: number;
  iterator?: string | undefined;
  /** The noun of an action: endpoint, api_key, … */
  noun?: string | undefined;
  actorKind?: NamedActor["kind"] | undefined;
  /** An id: of what was changed, of its application, or of who changed it. */
  id?: string | undefined;
  from?: Date | undefined;
};

const dayMs = 86_400_000;
const keptDays = 400;

/** What was changed in the actor's environment, and of its organization; the newest first. */
export async function listAuditEntries(ctx: Ctx, query: AuditQuery): Promise<ListResponse<AuditEntryOut>> {
  requirePermission(ctx, "administer");
  const { organizationId, environmentId } = ctx.actor;
  const now = ctx.now().getTime();
  return scanPage<AuditEntry, AuditEntryOut>({
    page: query,
    order: "descending",
    range: {
      from: lowestId("aud", Math.max(now - keptDays * dayMs, query.from?.getTime() ?? 0)),
      to: lowestId("aud", now + dayMs),
    },
    read: async ({ from: lowest, to: highest, isAscending, limit }) => ({
      rows: await ctx.prisma.auditEntry.findMany({
        where: { organizationId, id: { gte: lowest, lt: highest } },
        orderBy: { id: isAscending ? "asc" : "desc" },
        take: limit,
      }),
      scannedTo: null,
    }),
    keyOf: (row) => row.id,
    keep: async (rows) =>
      rows.filter((row) => (row.environmentId ?? environmentId) === environmentId && isAsked(row, query)),
    present: async (rows) => {
      const names = await nameActors(
        ctx,
        rows.map(({ actor }) => actor),
      );
      return rows.map((row) => auditEntryOut(row, names));
    },
  });
}

function isAsked(row: AuditEntry, { noun, actorKind, id }: AuditQuery): boolean {
  if (noun !== undefined && !row.action.startsWith(`${noun}.`)) return false;
  if (actorKind !== undefined && row.actor.split(":")[0] !== actorKind) return false;
  return id === undefined || [row.subjectId, row.applicationId, row.actor.split(":")[1]].includes(id);
}

function auditEntryOut(row: AuditEntry, names: Map<string, NamedActor>): AuditEntryOut {
  const { id, action, subjectId, applicationId, before, after } = row;
  const actor = names.get(row.actor) ?? { kind: "system", id: null, name: null };
  return {
    id,
    at: new Date(timeOfId(id)).toISOString(),
    actor,
    action,
    subjectId,
    applicationId,
    before,
    after,
  };
}
