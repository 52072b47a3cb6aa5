import type { MessageAttemptOut } from "@posthorn/contract";
import { type AttemptRow, findAttempts, type MessageRow } from "@posthorn/queue";
import { loadApplicationToRead } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import type { MessageRef } from "../message/get-message.ts";
import { loadMessage } from "../message/load-message.ts";
import { presentAttempts } from "./attempt-out.ts";

/** How every verb of one attempt is told which. */
export type AttemptRef = MessageRef & { attempt: string };

/** One attempt whole: what was sent and what came back, when it came how far, and why it failed. */
export async function getAttempt(ctx: Ctx, input: AttemptRef): Promise<MessageAttemptOut> {
  requirePermission(ctx, "read");
  const { attempt } = await loadAttempt(ctx, input);
  const [shown] = await presentAttempts(ctx, [attempt], { isWithContent: true, isWithMessage: false });
  if (!shown) throw new DomainError("not_found");
  return shown;
}

/** The attempt of a message inside an application of the actor. */
export async function loadAttempt(
  ctx: Ctx,
  input: AttemptRef,
): Promise<{ message: MessageRow; attempt: AttemptRow }> {
  const application = await loadApplicationToRead(ctx, input.application);
  const message = await loadMessage(ctx, application, input.message);
  const only = { from: input.attempt, to: `${input.attempt}0`, isAscending: true, limit: 1 };
  const { rows } = await findAttempts(ctx.pool, { of: { messageId: message.id } }, only);
  if (!rows[0]) throw new DomainError("not_found");
  return { message, attempt: rows[0] };
}
