import type { EventType, PrismaTransaction } from "@posthorn/db";
import { isTenant } from "../access/actor.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";

/** The event type of that name in the actor's environment. A session finds only what its feature flags open. */
export async function findEventType(ctx: Ctx, name: string): Promise<EventType | null> {
  const row = await ctx.prisma.eventType.findUnique({ where: keyOf(ctx, name) });
  return row && isVisible(ctx, row) ? row : null;
}

export async function loadEventType(ctx: Ctx, name: string): Promise<EventType> {
  const row = await findEventType(ctx, name);
  if (!row) throw new DomainError("not_found");
  return row;
}

/** The event type as it stands, locked until the transaction ends: what is written down of it is what was there. */
export async function lockEventType(
  tx: PrismaTransaction,
  ctx: Ctx,
  name: string,
): Promise<EventType | null> {
  const { environmentId } = ctx.actor;
  await tx.$executeRaw`
    select from event_types where environment_id = ${environmentId} and name = ${name} for no key update`;
  return tx.eventType.findUnique({ where: keyOf(ctx, name) });
}

/** Without flags it is everyone's; with some, the host's and those sessions' that carry one of them. */
export function isVisible({ actor }: Ctx, { featureFlags }: Pick<EventType, "featureFlags">): boolean {
  if (!isTenant(actor) || featureFlags.length === 0) return true;
  return featureFlags.some((flag) => actor.featureFlags.includes(flag));
}

/** The same as a condition of a list. */
export function visibleTo({ actor }: Ctx) {
  if (!isTenant(actor)) return {};
  return {
    OR: [{ featureFlags: { isEmpty: true } }, { featureFlags: { hasSome: [...actor.featureFlags] } }],
  };
}

export function keyOf(ctx: Ctx, name: string) {
  return { environmentId_name: { environmentId: ctx.actor.environmentId, name } };
}
