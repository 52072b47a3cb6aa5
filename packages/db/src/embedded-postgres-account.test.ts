import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chooseAccount } from "./embedded-postgres-account.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "posthorn-passwd-"));
});

afterAll(() => rm(folder, { recursive: true }));

async function choose(...lines: string[]) {
  const file = join(folder, "passwd");
  await writeFile(file, lines.join("\n"));
  return chooseAccount(file);
}

const root = "root:x:0:0:root:/root:/bin/bash";
const nobody = "nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin";
const postgres = "postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash";

describe("chooseAccount", () => {
  it("prefers the account that has most to do with Postgres", async () => {
    expect(await choose(root, nobody, postgres)).toEqual({ uid: 101, gid: 104 });
    expect(await choose(root, nobody)).toEqual({ uid: 65534, gid: 65534 });
  });

  it("never takes root's ids", async () => {
    expect(await choose("posthorn:x:0:0::/:/bin/sh", nobody)).toEqual({ uid: 65534, gid: 65534 });
  });

  it("says the ways out when there is none", async () => {
    await expect(choose(root)).rejects.toThrow("DATABASE_URL");
  });
});
