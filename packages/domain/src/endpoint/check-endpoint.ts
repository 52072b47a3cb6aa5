import { operationalEventTypes } from "@posthorn/contract";
import type { Application } from "@posthorn/db";
import { checkUrl, createPolicy } from "@posthorn/egress";
import type { Ctx } from "../ctx.ts";
import { DomainError, type FieldProblem, invalidField } from "../domain-error.ts";
import { isVisible } from "../event-type/find-event-type.ts";

export type CheckedFields = { url?: string | undefined; eventTypes?: readonly string[] | null | undefined };

/**
 * Throws when the URL must not be called, or an event type is not there to be asked for. `known` are the event types
 * that the endpoint asks for already: one that was archived since may stay.
 */
export async function checkEndpoint(
  ctx: Ctx,
  application: Application,
  { url, eventTypes, known = [] }: CheckedFields & { known?: readonly string[] },
): Promise<void> {
  if (url !== undefined) checkAddress(ctx, url);
  const names = (eventTypes ?? []).filter((name) => !name.endsWith(".*") && !known.includes(name));
  if (names.length === 0) return;
  const existing = application.kind === "tenant" ? await visibleTypes(ctx, names) : operationalEventTypes;
  const problems = unknownTypes(eventTypes ?? [], new Set([...existing, ...known]));
  if (problems.length > 0) throw new DomainError("unknown_event_type", { fields: problems });
}

function checkAddress({ policy }: Ctx, url: string): void {
  const { allowPrivateAddresses } = policy;
  const check = checkUrl(url, createPolicy({ allowPrivateAddresses }));
  if (check.ok) return;
  const isBlocked = check.code === "blocked_address" || check.code === "blocked_name";
  throw invalidField("url", `It ${check.message}.`, isBlocked ? "blocked_address" : "value_error");
}

/** A session may ask only for what it sees. */
async function visibleTypes(ctx: Ctx, names: string[]): Promise<string[]> {
  const rows = await ctx.prisma.eventType.findMany({
    where: { environmentId: ctx.actor.environmentId, archived: false, name: { in: names } },
    select: { name: true, featureFlags: true },
  });
  return rows.filter((row) => isVisible(ctx, row)).map((row) => row.name);
}

function unknownTypes(eventTypes: readonly string[], existing: ReadonlySet<string>): FieldProblem[] {
  return eventTypes.flatMap((name, index) => {
    if (name.endsWith(".*") || existing.has(name)) return [];
    const msg = `There is no event type '${name}': create it first, or use a name such as order.*`;
    return [{ loc: ["body", "eventTypes", `[${index}]`], msg, type: "unknown_event_type" as const }];
  });
}
