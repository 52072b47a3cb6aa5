import type { Application } from "@posthorn/db";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { isTenant } from "./actor.ts";

/**
 * The application by id or uid, inside the actor's environment.
 * A portal session or an application's key finds its own and no other: another's is `not_found`, as if it did not exist.
 */
export async function loadApplication(ctx: Ctx, ref: string): Promise<Application> {
  const found = await findApplication(ctx, ref);
  if (!found) throw new DomainError("not_found");
  return found;
}

/** The same, for reading the log: an operator also sees what a deleted one left behind, by its id. */
export async function loadApplicationToRead(ctx: Ctx, ref: string): Promise<Application> {
  if (ctx.actor.kind !== "user") return loadApplication(ctx, ref);
  const { environmentId } = ctx.actor;
  const found = await ctx.prisma.application.findFirst({
    where: {
      environmentId,
      kind: "tenant",
      ...(ref.startsWith("app_") ? { id: ref } : { uid: ref, deletedAt: null }),
    },
  });
  if (!found) throw new DomainError("not_found");
  return found;
}

/** The same, for who would create it when it is not there. The hidden operational application is never found. */
export async function findApplication(ctx: Ctx, ref: string): Promise<Application | null> {
  const found = await ctx.prisma.application.findFirst({
    where: {
      environmentId: ctx.actor.environmentId,
      kind: "tenant",
      deletedAt: null,
      ...byIdOrUid(ref, "app_"),
    },
  });
  return found && isOpenTo(ctx, found) ? found : null;
}

function isOpenTo({ actor }: Ctx, application: Application): boolean {
  return !isTenant(actor) || actor.applicationId === application.id;
}

/** A uid never starts with the id prefix of its own kind, so one look-up is enough. */
export function byIdOrUid(ref: string, prefix: string): { id: string } | { uid: string } {
  return ref.startsWith(prefix) ? { id: ref } : { uid: ref };
}
