import type { PrismaClient } from "@posthorn/db";

/** Notes when keys, of environments and of applications, were last used; called in batches, so a key's time is right to the minute. */
export async function writeKeyUse(prisma: PrismaClient, keyIds: readonly string[], at: Date): Promise<void> {
  const used = { where: { id: { in: [...keyIds] } }, data: { lastUsedAt: at } };
  await Promise.all([prisma.apiKey.updateMany(used), prisma.applicationKey.updateMany(used)]);
}
