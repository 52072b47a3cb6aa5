import type { PrismaTransaction } from "@posthorn/db";
import { breakerReason } from "@posthorn/queue";
import { drainMs } from "./set-gate.ts";

/** Opens an endpoint's gate that its failures closed: what made it fail may be mended, and the next attempt tells. */
export async function openBreaker(tx: PrismaTransaction, endpointId: string, now: Date): Promise<void> {
  await tx.gate.updateMany({
    where: { ownerId: endpointId, closedReason: breakerReason },
    data: {
      closedUntil: null,
      closedReason: null,
      checkAt: now,
      idleAfter: new Date(now.getTime() + drainMs),
    },
  });
}
