import { eventTypeSchemas } from "@posthorn/contract";
import { Prisma } from "@posthorn/db";
import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError, invalidField } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";
import { auditedEventType } from "./event-type-out.ts";
import { keyOf, lockEventType } from "./find-event-type.ts";
import { checkFirstExample, type EventTypeDetail, eventTypeDetail } from "./get-event-type-detail.ts";
import { nextVersion } from "./schema-versions.ts";

/**
 * Makes the draft the next version of an event type's schema. `version` and `updatedAt` are what the caller saw:
 * somebody else's draft is not published unseen.
 */
export async function publishDraft(
  ctx: Ctx,
  input: { name: string; version: string; updatedAt: string },
): Promise<EventTypeDetail> {
  requirePermission(ctx, "manage");
  const { name, version, updatedAt } = input;
  return runTransaction(ctx, async (tx) => {
    const before = await lockEventType(tx, ctx, name);
    if (!before) throw new DomainError("not_found");
    const draft = before.draft as Prisma.JsonObject | null;
    const isAsSeen = nextVersion(before) === version && before.updatedAt.toISOString() === updatedAt;
    if (!draft || !isAsSeen) {
      const detail = "The draft was changed meanwhile: look at it again before you publish it.";
      throw new DomainError("conflict", { detail });
    }
    if (checkFirstExample(draft)?.kind === "invalid") {
      throw invalidField("schema.examples", "The example does not fit the schema: change one of them.");
    }
    const schemas = { ...(before.schemas as Prisma.JsonObject | null), [version]: draft };
    const read = eventTypeSchemas.safeParse(schemas);
    if (!read.success) throw invalidField("schema", read.error.issues[0]?.message ?? "Is too large.");
    const row = await tx.eventType.update({
      where: keyOf(ctx, name),
      data: { schemas: schemas as Prisma.InputJsonObject, draft: Prisma.DbNull, updatedAt: ctx.now() },
    });
    await recordAudit(tx, ctx, {
      action: "event_type.publish_version",
      subjectId: name,
      before: auditedEventType(before),
      after: auditedEventType(row),
    });
    return eventTypeDetail(row);
  });
}
