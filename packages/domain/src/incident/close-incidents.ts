import type { PrismaTransaction } from "@posthorn/db";

/**
 * Closes the open incidents of what is being deleted, in its transaction: nothing will ever recover there. Called
 * before endpoints are written or locked, as outcomes do it too.
 */
export async function closeIncidents(
  tx: PrismaTransaction,
  of: { endpointId: string } | { applicationId: string },
  now: Date,
): Promise<void> {
  await tx.incident.updateMany({ where: { ...of, recoveredAt: null }, data: { recoveredAt: now } });
}
