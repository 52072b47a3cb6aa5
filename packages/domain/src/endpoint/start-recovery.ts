import { limits, type RecoverIn, type RecoverOut } from "@posthorn/contract";
import { createId, lowestId, Prisma } from "@posthorn/db";
import { actorName } from "../access/actor.ts";
import { lockApplication } from "../access/lock-application.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { backgroundTaskOut } from "../background-task/background-task-out.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";
import type { LoadedEndpoint } from "./change-endpoint.ts";
import { lockEndpoint } from "./lock-endpoint.ts";

const dayMs = 86_400_000;

/** What is sent again: deliveries that failed, for good or until now, messages that were never attempted there, or both. */
export type RecoveryScope = "failed" | "missed" | "failed_and_missed";

/** What a recovery works off: messages between two ids, how fast at most, and which of them. */
export type RecoverTaskInput = {
  from: string;
  to: string;
  scope?: RecoveryScope;
  /** Null: as fast as the endpoint takes them. */
  messagesPerSecond?: number | null;
};

/** The messages between two times, of which the first is 14 days ago at most. */
export function recoveryRange(
  ctx: Pick<Ctx, "now">,
  { since, until }: Pick<RecoverIn, "since" | "until">,
): { from: string; to: string } {
  const now = ctx.now().getTime();
  const from = since.getTime();
  const to = Math.min(until?.getTime() ?? now, now);
  if (from < now - limits.recoverRangeDays * dayMs) {
    const detail = `A recovery reaches ${limits.recoverRangeDays} days back at most: choose a later \`since\`.`;
    throw new DomainError("invalid_range", { detail });
  }
  if (from >= to) {
    throw new DomainError("invalid_range", { detail: "`since` must be before `until`, and in the past." });
  }
  return { from: lowestId("msg", from), to: lowestId("msg", to) };
}

/**
 * Starts the background task of a recovery. One at a time an endpoint, and none to one that is off, where all would
 * fail again.
 */
export async function startRecovery(
  ctx: Ctx,
  { application, endpoint: { id } }: LoadedEndpoint,
  input: RecoverTaskInput,
): Promise<RecoverOut> {
  const kind = input.scope === "missed" ? "endpoint.replay" : "endpoint.recover";
  return await runTransaction(ctx, async (tx) => {
    const now = ctx.now();
    // The second of two requests at once waits here, and then finds the task of the first.
    await lockApplication(tx, application.id);
    const endpoint = await lockEndpoint(tx, id);
    if (endpoint.disabledAt !== null) {
      throw new DomainError("conflict", { detail: "The endpoint is disabled: enable it, then recover." });
    }
    const running = await tx.backgroundTask.findFirst({ where: { endpointId: id, status: "running" } });
    if (running) {
      throw new DomainError("conflict", {
        detail: `A recovery of this endpoint is running: wait for ${running.id}.`,
      });
    }
    const row = await tx.backgroundTask.create({
      data: {
        id: createId("qtask", now.getTime()),
        environmentId: endpoint.environmentId,
        applicationId: application.id,
        endpointId: id,
        kind,
        startedBy: actorName(ctx.actor),
        input,
        cursor: Prisma.DbNull,
        createdAt: now,
      },
    });
    await recordAudit(tx, ctx, {
      action: kind,
      subjectId: id,
      applicationId: application.id,
      after: { task: row.id, ...input },
    });
    const { data: _, ...started } = backgroundTaskOut(row);
    return started;
  });
}
