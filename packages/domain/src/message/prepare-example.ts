import type { EventExampleIn } from "@posthorn/contract";
import type { Application } from "@posthorn/db";
import type { NewMessage } from "@posthorn/queue";
import type { Ctx } from "../ctx.ts";
import { invalidField } from "../domain-error.ts";
import { examplesOf } from "../event-type/examples-of.ts";
import { findEventType } from "../event-type/find-event-type.ts";
import { prepareMessage } from "./prepare-message.ts";

/** A message that says what the example in an event type's schema says, for an application that was loaded. */
export async function prepareExample(
  ctx: Ctx,
  application: Pick<Application, "id" | "environmentId">,
  example: EventExampleIn,
): Promise<{ message: NewMessage; text: string }> {
  const text = JSON.stringify(await findExample(ctx, example));
  const { payloadRetentionDays } = await ctx.prisma.environment.findUniqueOrThrow({
    where: { id: application.environmentId },
    select: { payloadRetentionDays: true },
  });
  const message = prepareMessage({
    envelope: { eventType: example.eventType },
    payload: Buffer.from(text),
    environmentId: application.environmentId,
    retentionDays: payloadRetentionDays,
    application: application.id,
    idempotencyKey: null,
    now: ctx.now().getTime(),
  });
  return { message, text };
}

async function findExample(ctx: Ctx, { eventType, exampleIndex }: EventExampleIn): Promise<unknown> {
  const row = await findEventType(ctx, eventType);
  if (!row || row.archived) {
    throw invalidField("eventType", `There is no event type '${eventType}'.`, "unknown_event_type");
  }
  const examples = examplesOf(row);
  if (exampleIndex < examples.length) return examples[exampleIndex];
  const msg = `The schema of '${eventType}' has ${examples.length} examples: add one as \`examples\`.`;
  throw invalidField("exampleIndex", msg, "missing_example");
}
