import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { holdLock } from "./embedded-postgres-lock.ts";
import { markForTests, sweepTestFolders } from "./embedded-postgres-sweep.ts";

let homeDir: string;

beforeEach(async () => {
  homeDir = await mkdtemp(join(tmpdir(), "posthorn-sweep-"));
});

afterEach(() => rm(homeDir, { recursive: true }));

const endedHolder = JSON.stringify({ pid: process.pid, startedAt: "an earlier process" });
const inAnHour = () => Date.now() + 3_600_000;

it("deletes the folders of killed tests, and of nobody else", async () => {
  for (const name of ["killed-test", "stopped-test", "running-test", "killed-start"])
    await mkdir(join(homeDir, name));
  for (const name of ["killed-test", "stopped-test", "running-test"]) await markForTests(join(homeDir, name));
  for (const name of ["killed-test", "killed-start"])
    await writeFile(join(homeDir, name, "lock"), endedHolder);
  const lock = await holdLock(join(homeDir, "running-test", "lock"), "The test");
  await sweepTestFolders(homeDir, inAnHour());
  expect((await readdir(homeDir)).sort()).toEqual(["killed-start", "running-test", "stopped-test"]);
  await lock.release();
});

it("leaves a folder alone whose test may still go on with it", async () => {
  await mkdir(join(homeDir, "killed-just-now"));
  await markForTests(join(homeDir, "killed-just-now"));
  await writeFile(join(homeDir, "killed-just-now", "lock"), endedHolder);
  await sweepTestFolders(homeDir);
  expect(await readdir(homeDir)).toEqual(["killed-just-now"]);
});
