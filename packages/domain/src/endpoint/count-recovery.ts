import type { RecoverIn } from "@posthorn/contract";
import { countExhausted, countMissed, countWaiting } from "@posthorn/queue";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { type EndpointRef, loadEndpointOf } from "./get-endpoint.ts";
import { recoveryRange } from "./start-recovery.ts";

/** `isMore`: there are more than were counted. */
export type RecoveryCount = { count: number; isMore: boolean };

/** More are not counted before a recovery starts. */
const mostCounted = 10_000;

/** What a recovery of these messages would send: what failed, for good or until now, and what was never attempted. */
export async function countRecovery(
  ctx: Ctx,
  input: EndpointRef & { recovery: Pick<RecoverIn, "since" | "until"> },
): Promise<{ failed: RecoveryCount; missed: RecoveryCount }> {
  requirePermission(ctx, "read");
  const { application, endpoint } = await loadEndpointOf(ctx, input);
  const range = recoveryRange(ctx, input.recovery);
  const place = { endpointId: endpoint.id, applicationId: application.id };
  const [waiting, exhausted, missed] = await Promise.all([
    countWaiting(ctx.pool, endpoint.id, range, mostCounted + 1),
    countExhausted(ctx.pool, endpoint.id, range, mostCounted + 1),
    countMissed(ctx.pool, place, range, mostCounted),
  ]);
  const failed = waiting.count + exhausted;
  return { failed: { count: Math.min(failed, mostCounted), isMore: failed > mostCounted }, missed };
}
