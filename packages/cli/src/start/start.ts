import { once } from "node:events";
import { resolve } from "node:path";
import { type Environment, loadRoleSettings, loadSettings, type Settings } from "@posthorn/settings";
import { buildWeb } from "./build-web.ts";
import { checkPorts } from "./check-ports.ts";
import {
  type Credentials,
  holdDataFolder,
  keepMasterKey,
  readCredentials,
  writeCredentials,
} from "./data-folder.ts";
import { clearLeftovers } from "./leftovers.ts";
import { openInstallation } from "./open-installation.ts";
import { roleOutput, runRoles } from "./run-roles.ts";
import { seedDemo } from "./seed-demo.ts";
import { allowedAddresses, isDemoMode, portsOf, rolesOf } from "./start-plan.ts";
import { startSummary } from "./start-summary.ts";
import { supervisePostgres } from "./supervise-postgres.ts";

export type StartOptions = {
  env: Environment;
  isDemoAskedFor: boolean;
  print(text: string): void;
  /** Its abort stops everything. */
  signal: AbortSignal;
};

type CleanUp = () => Promise<void>;

// Together with the time that a kill takes they keep a stop below 10 s.
const stopRolesMs = 7_000;
const stopPostgresMs = 1_500;

/** Starts all roles of this machine and what they need, and returns when `signal` has stopped them. */
export async function start(options: StartOptions): Promise<void> {
  const cleanUps: CleanUp[] = [];
  options.signal.addEventListener("abort", () => {
    options.print("Stopping: what is under way may end first, for a few seconds.\n");
  });
  try {
    await startAll(options, (cleanUp) => cleanUps.push(cleanUp));
    if (!options.signal.aborted) await once(options.signal, "abort");
  } catch (error) {
    if (!options.signal.aborted) throw error;
  } finally {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  }
  options.print("Posthorn has stopped.\n");
}

async function startAll(options: StartOptions, onStop: (cleanUp: CleanUp) => void): Promise<void> {
  const { env, print, signal } = options;
  const settings = loadSettings(env);
  const isDemo = isDemoMode(settings, options.isDemoAskedFor);
  const dataDir = resolve(settings.dataDir);
  const hold = await holdDataFolder(dataDir);
  onStop(hold.release);
  signal.addEventListener("abort", hold.announceStop);
  await clearLeftovers(dataDir);
  await checkPorts(portsOf(settings, isDemo));

  const database = startDatabase(settings, dataDir, options, onStop);
  const isWebHere = settings.roles.includes("web");
  // The build takes one core, the database the other.
  const web = isWebHere ? buildWeb(print, signal) : Promise.resolve();
  // Both to their end, so that a failed build leaves no database half-started.
  await Promise.allSettled([database, web]);
  await web;
  const { databaseUrl, masterKey } = await database;
  signal.throwIfAborted();

  const installation = await openInstallation({ settings, isDemo, databaseUrl, masterKey });
  const credentials = isDemo ? await openDemo(settings, dataDir, { databaseUrl, masterKey }) : undefined;
  const apiKey = credentials?.apiKey;
  const roles = rolesOf({ settings, env, isDemo, databaseUrl, masterKey, dataDir, apiKey });
  const running = await runRoles(roles, { dataDir, print, signal });
  onStop(() => running.stop(stopRolesMs));
  print(
    startSummary({
      settings,
      isDemo,
      dataDir: settings.dataDir,
      credentials,
      allowedAddresses: allowedAddresses(settings, isDemo, env),
      hasEmbeddedPostgres: settings.databaseUrl === undefined,
      installation,
    }),
  );
}

/** The database of the settings or the embedded one, migrated. */
async function startDatabase(
  settings: Settings,
  dataDir: string,
  options: StartOptions,
  onStop: (cleanUp: CleanUp) => void,
): Promise<{ databaseUrl: string; masterKey: string }> {
  // Loaded here, since the generated client that it needs is large and most errors come before.
  const { migrate } = await import("@posthorn/db");
  if (settings.databaseUrl !== undefined) {
    const { databaseUrl, masterKey, directUrl } = loadRoleSettings(options.env);
    await migrate(directUrl ?? databaseUrl);
    return { databaseUrl, masterKey };
  }
  const masterKey = settings.masterKey ?? (await keepMasterKey(dataDir));
  const output = roleOutput("postgres", { dataDir, print: options.print });
  const postgres = await supervisePostgres(dataDir, output);
  onStop(async () => {
    await postgres.stop(stopPostgresMs);
    output.log.close();
  });
  await migrate(postgres.url);
  return { databaseUrl: postgres.url, masterKey };
}

/** Fills the database at the first start, and keeps the addresses in the credentials up to date. */
async function openDemo(
  settings: Settings,
  dataDir: string,
  access: { databaseUrl: string; masterKey: string },
): Promise<Credentials | undefined> {
  const { apiUrl, portalUrl } = settings;
  const known = (await readCredentials(dataDir)) ?? (await seedDemo({ ...access, portalUrl }));
  if (!known) return undefined;
  const { apiKey, operator, environmentId } = known;
  const credentials = { apiUrl, apiKey, portalUrl, operator, environmentId };
  await writeCredentials(dataDir, credentials);
  return credentials;
}
