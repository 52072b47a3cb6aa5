import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { holdLock, LockHeldError } from "./embedded-postgres-lock.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "posthorn-lock-"));
});

afterAll(() => rm(folder, { recursive: true }));

describe("holdLock", () => {
  it("lets exactly one of many have it, and the next after its release", async () => {
    const file = join(folder, "one");
    const takes = await Promise.allSettled(Array.from({ length: 20 }, () => holdLock(file, "The thing")));
    const taken = takes.filter((take) => take.status === "fulfilled");
    expect(taken).toHaveLength(1);
    await expect(holdLock(file, "The thing")).rejects.toThrow(LockHeldError);
    await expect(holdLock(file, "The thing")).rejects.toThrow(
      `The thing is in use by process ${process.pid}`,
    );
    await taken[0]?.value.release();
    await (await holdLock(file, "The thing")).release();
  });

  it("takes over from a process that ended, also when its id is in use again", async () => {
    const file = join(folder, "stale");
    for (const stale of [
      JSON.stringify({ pid: 2 ** 22 + 1, startedAt: "x" }),
      JSON.stringify({ pid: process.pid, startedAt: "an earlier process" }),
      "not a lock",
      "",
    ]) {
      await writeFile(file, stale);
      const lock = await holdLock(file, "The thing");
      expect(JSON.parse(await readFile(file, "utf8")).pid).toBe(process.pid);
      await lock.release();
    }
  });

  it("releases only a lock that is still its own", async () => {
    const file = join(folder, "moved");
    const lock = await holdLock(file, "The thing");
    await writeFile(file, "another's");
    await lock.release();
    expect(await readFile(file, "utf8")).toBe("another's");
  });
});
