import type { EndpointOut, EndpointPatch } from "@posthorn/contract";
import type { Application, Endpoint, PrismaTransaction } from "@posthorn/db";
import { lockApplication } from "../access/lock-application.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { endDeliveries } from "../end-deliveries.ts";
import { runTransaction } from "../run-transaction.ts";
import { checkEndpoint } from "./check-endpoint.ts";
import { endpointColumns } from "./endpoint-columns.ts";
import { auditedEndpoint, endpointOut } from "./endpoint-out.ts";
import { lockEndpoint } from "./lock-endpoint.ts";
import { openBreaker } from "./open-breaker.ts";
import { setGate } from "./set-gate.ts";
import { type EndpointEvent, tellEndpointEvent } from "./tell-endpoint-event.ts";
import { changedUrlColumns } from "./url-columns.ts";

/** An endpoint that was loaded for the actor, with its application. */
export type LoadedEndpoint = { application: Application; endpoint: Endpoint };

/** Changes an endpoint: undefined fields stay. One that is turned off has its open deliveries ended. */
export async function changeEndpoint(
  ctx: Ctx,
  { application, endpoint }: LoadedEndpoint,
  changes: EndpointPatch,
): Promise<EndpointOut> {
  await checkEndpoint(ctx, application, { ...changes, known: endpoint.eventTypes });
  const { row, event } = await runTransaction(ctx, async (tx) => {
    const locked = await lockApplication(tx, application.id);
    const before = await lockEndpoint(tx, endpoint.id);
    return write(tx, ctx, { application: locked, before, changes });
  });
  if (event === "disabled") {
    const ending = { state: "exhausted", reason: "endpoint_disabled" } as const;
    await endDeliveries(ctx, { endpointId: endpoint.id }, ending);
  }
  return endpointOut(row);
}

type Change = { application: Application; before: Endpoint; changes: EndpointPatch };

async function write(
  tx: PrismaTransaction,
  ctx: Ctx,
  { application, before, changes }: Change,
): Promise<{ row: Endpoint; event: EndpointEvent }> {
  const now = ctx.now();
  const { id } = before;
  const event = eventOf(before, changes);
  const row = await tx.endpoint.update({
    where: { id },
    data: {
      ...endpointColumns(changes),
      ...(changes.url !== undefined && changedUrlColumns(ctx.vault, changes.url, before)),
      ...(event === "disabled" && { disabledAt: now, disabledReason: "manual" }),
      ...(event === "enabled" && { disabledAt: null, disabledReason: null }),
      revision: { increment: 1 },
      updatedAt: now,
    },
  });
  if (row.throttleRate !== before.throttleRate || row.maxInFlight !== before.maxInFlight) {
    await setGate(tx, id, { rate: row.throttleRate, maxInFlight: row.maxInFlight }, now);
  }
  if (event === "enabled") await startFailureClockAnew(tx, id, now);
  const hasNewUrl = changes.url !== undefined && changes.url !== before.url;
  if (event === "enabled" || hasNewUrl) await openBreaker(tx, id, now);
  if (event !== "updated") await tellEndpointEvent(tx, ctx, { event, application, endpoint: row });
  await tellEndpointEvent(tx, ctx, { event: "updated", application, endpoint: row });
  await recordAudit(tx, ctx, {
    action: "endpoint.update",
    subjectId: id,
    applicationId: application.id,
    before: auditedEndpoint(before),
    after: auditedEndpoint(row),
  });
  return { row, event };
}

function eventOf(before: Endpoint, { disabled }: EndpointPatch): EndpointEvent {
  const wasDisabled = before.disabledAt !== null;
  if (disabled === undefined || disabled === wasDisabled) return "updated";
  return disabled ? "disabled" : "enabled";
}

/** Days of failure before it was turned on again must not turn it off at the next one. */
async function startFailureClockAnew(tx: PrismaTransaction, endpointId: string, now: Date): Promise<void> {
  await tx.endpointHealth.updateMany({
    where: { endpointId, consecutiveFailures: { gt: 0 } },
    data: { firstFailureAt: now },
  });
}
