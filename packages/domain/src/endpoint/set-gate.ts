import type { PrismaTransaction } from "@posthorn/db";

export type GateLimits = { rate: number | null; maxInFlight: number | null };

/** How long a gate that changed is looked at, so that what is parked behind it comes out. */
export const drainMs = 10_000;

/**
 * Keeps the gate of an endpoint or application in step with its limits. A gate that limits nothing any more stays
 * and is looked at once more, so that what is parked behind it comes out; without one and without limits none is made.
 */
export async function setGate(
  tx: PrismaTransaction,
  ownerId: string,
  { rate, maxInFlight }: GateLimits,
  now: Date,
): Promise<void> {
  const change = { rate, maxInFlight, checkAt: now, idleAfter: new Date(now.getTime() + drainMs) };
  if (rate === null && maxInFlight === null) {
    await tx.gate.updateMany({ where: { ownerId }, data: change });
    return;
  }
  await tx.gate.upsert({
    where: { ownerId },
    create: { ownerId, tokens: 1, tokensAt: now, ...change },
    update: change,
  });
}
