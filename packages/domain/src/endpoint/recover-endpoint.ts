import { limits, type RecoverIn, type RecoverOut } from "@posthorn/contract";
import { createId, lowestId, Prisma, type PrismaTransaction } from "@posthorn/db";
import { actorName } from "../access/actor.ts";
import { lockApplication } from "../access/lock-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { backgroundTaskOut } from "../background-task/background-task-out.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";
import type { LoadedEndpoint } from "./change-endpoint.ts";
import { type EndpointRef, loadEndpointOf } from "./get-endpoint.ts";
import { lockEndpoint } from "./lock-endpoint.ts";

const dayMs = 86_400_000;

/** What a recovery works off: the exhausted deliveries of the messages between two ids. */
export type RecoverTaskInput = { from: string; to: string };

/**
 * Starts the background task that sends again what failed at an endpoint since a time. One at a time an endpoint,
 * and none to one that is off, where all would fail again.
 */
export async function recoverEndpoint(
  ctx: Ctx,
  input: EndpointRef & { recovery: RecoverIn },
): Promise<RecoverOut> {
  requirePermission(ctx, "create_attempts");
  const loaded = await loadEndpointOf(ctx, input);
  const range = rangeOf(ctx, input.recovery);
  const { data: _, ...started } = await runTransaction(ctx, (tx) => start(tx, ctx, { ...loaded, range }));
  return started;
}

function rangeOf(ctx: Ctx, { since, until }: RecoverIn): RecoverTaskInput {
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

async function start(
  tx: PrismaTransaction,
  ctx: Ctx,
  { application, endpoint: { id }, range }: LoadedEndpoint & { range: RecoverTaskInput },
) {
  const now = ctx.now();
  const kind = "endpoint.recover";
  // The second of two requests at once waits here, and then finds the task of the first.
  await lockApplication(tx, application.id);
  const endpoint = await lockEndpoint(tx, id);
  if (endpoint.disabledAt !== null) {
    throw new DomainError("conflict", { detail: "The endpoint is disabled: enable it, then recover." });
  }
  const running = await tx.backgroundTask.findFirst({
    where: { endpointId: endpoint.id, kind, status: "running" },
  });
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
      endpointId: endpoint.id,
      kind,
      startedBy: actorName(ctx.actor),
      input: range,
      cursor: Prisma.DbNull,
      createdAt: now,
    },
  });
  await recordAudit(tx, ctx, {
    action: kind,
    subjectId: endpoint.id,
    applicationId: application.id,
    after: { task: row.id, ...range },
  });
  return backgroundTaskOut(row);
}
