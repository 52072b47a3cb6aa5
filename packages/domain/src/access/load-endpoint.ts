import type { Application, Endpoint } from "@posthorn/db";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { byIdOrUid } from "./load-application.ts";

/** The endpoint by id or uid, inside an application that was loaded for the actor. */
export async function loadEndpoint(ctx: Ctx, application: Application, ref: string): Promise<Endpoint> {
  const found = await findEndpoint(ctx, application, ref);
  if (!found) throw new DomainError("not_found");
  return found;
}

/** The same, for who would create it when it is not there. */
export function findEndpoint(ctx: Ctx, application: Application, ref: string): Promise<Endpoint | null> {
  return ctx.prisma.endpoint.findFirst({
    where: { applicationId: application.id, deletedAt: null, ...byIdOrUid(ref, "ep_") },
  });
}
