import type { PrismaClient } from "@posthorn/db";

/** Notes when keys were last used; called in batches, so a key's time is right to the minute. */
export async function writeKeyUse(prisma: PrismaClient, keyIds: readonly string[], at: Date): Promise<void> {
  await prisma.apiKey.updateMany({ where: { id: { in: [...keyIds] } }, data: { lastUsedAt: at } });
}
