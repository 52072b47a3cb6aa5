import type { Application } from "@posthorn/db";
import { findMessagesById, type MessageRow } from "@posthorn/queue";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { idRange } from "../id-range.ts";

/** The message by id or event id, inside an application that was loaded for the actor. Older than lists look: gone. */
export async function loadMessage(
  ctx: Ctx,
  application: Pick<Application, "id">,
  ref: string,
): Promise<MessageRow> {
  const id = ref.startsWith("msg_") ? ref : await idOfEvent(ctx, application.id, ref);
  const found = id === undefined ? undefined : (await findMessagesById(ctx.pool, [id])).get(id);
  if (!found || found.applicationId !== application.id) throw new DomainError("not_found");
  if (found.id < idRange("msg", {}, ctx.now()).from) throw new DomainError("not_found");
  return found;
}

async function idOfEvent(ctx: Ctx, applicationId: string, eventId: string): Promise<string | undefined> {
  const found = await ctx.prisma.eventId.findUnique({
    where: { eventId_applicationId: { eventId, applicationId } },
  });
  return found?.messageId;
}
