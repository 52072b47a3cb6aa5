import type { OwnerLink } from "@posthorn/domain";
import type { Settings } from "@posthorn/settings";

export type Installation = {
  /** Where the web role is, until the first owner has a password; never in demo mode, which has an operator. */
  ownerLink: OwnerLink | undefined;
  hasOrganization: boolean;
};

type Access = { settings: Settings; isDemo: boolean; databaseUrl: string; masterKey: string };

/** Refuses a database that another master key seals, and finds out whether somebody can sign in already. */
export async function openInstallation(access: Access): Promise<Installation> {
  const { settings, isDemo, databaseUrl, masterKey } = access;
  const [domain, { ensurePartitions }] = await Promise.all([
    import("@posthorn/domain"),
    import("@posthorn/db"),
  ]);
  const ctx = domain.openDomain({
    databaseUrl,
    applicationName: "posthorn-start",
    masterKey,
    previousMasterKey: settings.previousMasterKey,
    policy: domain.policyOf(settings),
  });
  try {
    await domain.checkMasterKey(ctx.prisma, ctx.vault, ctx.now());
    // After a long pause the audit log may have no place for this month yet.
    await ensurePartitions(ctx.pool, ctx.now());
    if (isDemo) return { ownerLink: undefined, hasOrganization: true };
    const owner = await domain.createFirstOwner(ctx, { email: settings.ownerEmail });
    const isShown = owner !== null && settings.roles.includes("web");
    const ownerLink = isShown ? await domain.createOwnerLink(ctx, { email: owner.email }) : null;
    const environments = await domain.listEnvironments(ctx);
    return { ownerLink: ownerLink ?? undefined, hasOrganization: environments.length > 0 };
  } finally {
    await ctx.close();
  }
}
