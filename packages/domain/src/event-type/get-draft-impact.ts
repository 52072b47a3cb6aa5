import { matchingPatterns } from "@posthorn/queue";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { loadEventType } from "./find-event-type.ts";
import { samplePayloads } from "./sample-payloads.ts";
import { compareFields, hasField, pathText } from "./schema-fields.ts";
import { versionsOf } from "./schema-versions.ts";

/** Whom a draft concerns, and what it takes away from what really is sent. */
export type DraftImpact = {
  endpoints: number;
  applications: number;
  /** Properties that the draft drops, and how many messages of the sample had each. */
  removed: { path: string; had: number }[];
  /** Properties that it asks for anew, and how many messages of the sample had each. */
  required: { path: string; had: number }[];
  sample: { messages: number; days: number; isComplete: boolean };
};

const days = 7;
const limit = 500;
const maxPaths = 50;

/** The impact of publishing an event type's draft, measured on the newest 500 messages of 7 days. */
export async function getDraftImpact(ctx: Ctx, { name }: { name: string }): Promise<DraftImpact> {
  requirePermission(ctx, "read_as_host");
  const row = await loadEventType(ctx, name);
  const subscribed = subscribedTo(ctx, name);
  const [endpoints, applications] = await Promise.all([
    ctx.prisma.endpoint.count({ where: { ...subscribed, application: tenants } }),
    ctx.prisma.application.count({
      where: { ...tenants, environmentId: ctx.actor.environmentId, endpoints: { some: subscribed } },
    }),
  ]);
  const { removed, required } = compareFields(versionsOf(row)[0]?.schema, row.draft ?? {});
  const isAsked = row.draft !== null && removed.length + required.length > 0;
  const sample = isAsked
    ? await samplePayloads(ctx, { eventType: name, days, limit })
    : { payloads: [], isComplete: true };
  const counted = (paths: string[][]) =>
    paths.slice(0, maxPaths).map((path) => ({
      path: pathText(path),
      had: sample.payloads.filter((payload) => hasField(payload, path)).length,
    }));
  return {
    endpoints,
    applications,
    removed: row.draft === null ? [] : counted(removed),
    required: counted(required),
    sample: { messages: sample.payloads.length, days, isComplete: sample.isComplete },
  };
}

const tenants = { kind: "tenant", deletedAt: null } as const;

/** Endpoints that get an event type now: they ask for it, for a group above it, or for all. */
function subscribedTo({ actor }: Ctx, name: string) {
  return {
    environmentId: actor.environmentId,
    deletedAt: null,
    disabledAt: null,
    OR: [{ eventTypes: { isEmpty: true } }, { eventTypes: { hasSome: matchingPatterns(name) } }],
  };
}
