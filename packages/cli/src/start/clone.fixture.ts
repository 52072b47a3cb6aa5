import { execFile, type SpawnOptions } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { root } from "../checkout.ts";

export type Owner = { uid: number; gid: number };

export type Clone = {
  /** The checkout, in a folder that only its owner may enter. */
  path: string;
  /** How its owner's shell would start a program there. */
  shell: Pick<SpawnOptions, "cwd" | "env" | "uid" | "gid">;
  remove(): Promise<void>;
};

const run = promisify(execFile);

/** The committed tree, cloned into an empty folder, with nothing installed. */
export async function makeClone(owner: Owner | undefined, env: Record<string, string>): Promise<Clone> {
  const home = await mkdtemp(join(tmpdir(), "posthorn-clone-"));
  await chmod(home, 0o700);
  const path = join(home, "posthorn");
  // Another user's checkout, as on a build machine, is one that git asks to be told to trust.
  const trust = { GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: "safe.directory", GIT_CONFIG_VALUE_0: "*" };
  const cloning = { env: { ...process.env, ...trust } };
  await run("git", ["clone", "--quiet", "--depth", "1", `file://${root}`, path], cloning);
  const npmCache = owner && (await copyNpmCache(home));
  if (owner) await run("chown", ["-R", `${owner.uid}:${owner.gid}`, home]);
  const shellEnv = { ...personsEnvironment(), ...(owner && { HOME: home }), ...npmCache, ...env };
  return {
    path,
    shell: { cwd: path, env: shellEnv, ...owner },
    remove: async () => {
      await removeDatabase(path);
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Our own variables, those of npm and of vitest would tell the clone about this checkout. */
function personsEnvironment(): NodeJS.ProcessEnv {
  const isOurs =
    /^(?:POSTHORN_|npm_|VITEST|NODE_|DATABASE_URL$|PORT$|INIT_CWD$|TEST$|CI$|DEV$|PROD$|SSR$|MODE$)/;
  const kept = Object.entries(process.env).filter(([name]) => !isOurs.test(name));
  const path = (process.env.PATH ?? "").split(delimiter).filter((folder) => !folder.startsWith(root));
  const registry = process.env.npm_config_registry;
  return {
    ...Object.fromEntries(kept),
    PATH: path.join(delimiter),
    ...(registry !== undefined && { npm_config_registry: registry }),
  };
}

/** Another user does not reach ours; without it everything would be downloaded again. */
async function copyNpmCache(home: string): Promise<{ npm_config_cache: string }> {
  const ours = process.env.npm_config_cache ?? join(homedir(), ".npm");
  const theirs = join(home, ".npm");
  const content = join(ours, "_cacache");
  if (existsSync(content)) await cp(content, join(theirs, "_cacache"), { recursive: true });
  return { npm_config_cache: theirs };
}

/** As root the cluster lies outside of the data folder, which names it. */
async function removeDatabase(path: string): Promise<void> {
  const note = await readFile(join(path, ".posthorn", "postgres.json"), "utf8").catch(() => undefined);
  if (note === undefined) return;
  const { folder } = JSON.parse(note) as { folder: string };
  await rm(folder, { recursive: true, force: true });
}
