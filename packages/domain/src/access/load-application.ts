import type { Application } from "@posthorn/db";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";

/**
 * The application by id or uid, inside the actor's environment.
 * A portal session finds its own and no other: another's is `not_found`, as if it did not exist.
 */
export async function loadApplication(ctx: Ctx, ref: string): Promise<Application> {
  const found = await ctx.prisma.application.findFirst({
    where: { environmentId: ctx.actor.environmentId, deletedAt: null, ...byIdOrUid(ref, "app_") },
  });
  if (!found || (ctx.actor.kind === "session" && ctx.actor.applicationId !== found.id)) {
    throw new DomainError("not_found");
  }
  return found;
}

/** A uid never starts with the id prefix of its own kind, so one look-up is enough. */
export function byIdOrUid(ref: string, prefix: string): { id: string } | { uid: string } {
  return ref.startsWith(prefix) ? { id: ref } : { uid: ref };
}
