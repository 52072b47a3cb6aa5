import { ensurePartitions } from "@posthorn/db";
import { checkMasterKey, type DemoAccess, openDomain, seedDemo } from "@posthorn/domain";

export type SeedInput = { databaseUrl: string; masterKey: string; portalUrl: string };

/** Fills a migrated database with the demo environment, at the first start; a second call mends what is missing. */
export async function seed({ databaseUrl, masterKey, portalUrl }: SeedInput): Promise<DemoAccess> {
  const domain = openDomain({
    databaseUrl,
    applicationName: "posthorn-seed",
    masterKey,
    // Nothing that is seeded calls or names the API: only links to the portal are made here.
    policy: {
      portalUrl,
      apiUrl: portalUrl,
      retrySchedule: [],
      allowPrivateAddresses: "none",
      headerFamily: "both",
      disableAfterDays: 5,
      isMailOn: false,
    },
  });
  try {
    await checkMasterKey(domain.prisma, domain.vault, domain.now());
    await ensurePartitions(domain.pool, domain.now());
    return await seedDemo(domain);
  } finally {
    await domain.close();
  }
}
