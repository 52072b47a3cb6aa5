import type { AnonymousCtx, Ctx } from "@posthorn/domain";
import { loadSettings, type Settings } from "@posthorn/settings";
import { readMasterKey } from "../start/data-folder.ts";
import { findDatabase } from "./find-database.ts";

export type Domain = typeof import("@posthorn/domain");

export type Opened = { ctx: AnonymousCtx; domain: Domain; settings: Settings };

/** Opens the database of this installation for one command, which acts there as the server's own machine. */
export async function withDomain<T>(work: (opened: Opened) => Promise<T>): Promise<T> {
  const settings = loadSettings(process.env);
  const { url } = await findDatabase(settings);
  // Loaded here, since the generated client that it needs is large and most errors come before.
  const [domain, { ensurePartitions }] = await Promise.all([
    import("@posthorn/domain"),
    import("@posthorn/db"),
  ]);
  const masterKey = await masterKeyOf(settings);
  const ctx = domain.openDomain({
    databaseUrl: url,
    applicationName: "posthorn-cli",
    masterKey,
    previousMasterKey: settings.previousMasterKey,
    policy: domain.policyOf(settings),
  });
  try {
    if (masterKey !== undefined) await domain.checkMasterKey(ctx.prisma, ctx.vault, ctx.now());
    // Without an api or worker yet, the audit log may have no place for this month.
    await ensurePartitions(ctx.pool, ctx.now());
    return await work({ ctx, domain, settings });
  } catch (error) {
    throw isSchemaMissing(error)
      ? new Error("The database has no tables of Posthorn yet: run posthorn migrate, or posthorn start.")
      : error;
  } finally {
    await ctx.close();
  }
}

/** The same, inside one environment: named by its id, or by that of an API key in it. */
export async function inEnvironment(
  { ctx, domain }: Opened,
  ref: { id: string } | { keyId: string },
): Promise<Ctx> {
  const found = await domain.findEnvironment(ctx, ref);
  if (found) return { ...ctx, actor: { kind: "cli", ...found } };
  if ("keyId" in ref) throw new Error(`There is no API key ${ref.keyId}: posthorn token list shows all.`);
  const all = await domain.listEnvironments(ctx);
  const lines = all
    .slice(0, 20)
    .map(({ id, name, organizationName }) => `  ${id}  ${name} of ${organizationName}`);
  const known =
    lines.length > 0 ? `There are:\n${lines.join("\n")}` : "Create one with posthorn organization create.";
  throw new Error(`There is no environment ${ref.id}. ${known}`);
}

/** The key of the settings, or the one that the data folder keeps for its embedded Postgres. */
async function masterKeyOf({ masterKey, databaseUrl, dataDir }: Settings): Promise<string | undefined> {
  return masterKey ?? (databaseUrl === undefined ? await readMasterKey(dataDir) : undefined);
}

/** As Prisma says it, and as Postgres does. */
function isSchemaMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && ["P2021", "42P01"].includes(String(error.code));
}
