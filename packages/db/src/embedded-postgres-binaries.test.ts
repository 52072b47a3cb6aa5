import { execFile } from "node:child_process";
import { chmod, cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chooseAccount } from "./embedded-postgres-account.ts";
import { type Binaries, installedBinaries, publishBinaries } from "./embedded-postgres-binaries.ts";

const isRoot = process.getuid?.() === 0;

let closedDir: string;
let homeDir: string;
let closed: Binaries;

beforeEach(async () => {
  const { path, version } = await installedBinaries();
  closedDir = await mkdtemp(join(tmpdir(), "posthorn-closed-"));
  homeDir = await mkdtemp(join(tmpdir(), "posthorn-home-"));
  await chmod(homeDir, 0o755);
  closed = { path: join(closedDir, "native"), version };
  await cp(path, closed.path, { recursive: true, verbatimSymlinks: true });
  // As after a clone under umask 077.
  await chmod(join(closed.path, "bin", "initdb"), 0o700);
  await chmod(closedDir, 0o700);
});

afterEach(async () => {
  await rm(closedDir, { recursive: true });
  await rm(homeDir, { recursive: true });
});

async function versionAsOther(binaries: string): Promise<string> {
  const account = await chooseAccount();
  const { stdout } = await promisify(execFile)(join(binaries, "bin", "initdb"), ["--version"], {
    ...account,
    cwd: "/",
  });
  return stdout;
}

describe.skipIf(!isRoot)("publishBinaries", () => {
  it("makes a clone that only root can enter usable for the account that runs Postgres", async () => {
    await expect(versionAsOther(closed.path)).rejects.toThrow("EACCES");
    const published = await publishBinaries(homeDir, closed);
    expect(await versionAsOther(published)).toContain("PostgreSQL");
  });

  it("leaves one whole copy when several first starts come at once", async () => {
    await Promise.all([publishBinaries(homeDir, closed), publishBinaries(homeDir, closed)]);
    expect(await readdir(homeDir)).toEqual([`pg-${closed.version}`]);
    expect(await versionAsOther(join(homeDir, `pg-${closed.version}`))).toContain("PostgreSQL");
  });
});
