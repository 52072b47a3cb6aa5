import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createId } from "@posthorn/db";
import { createVault, openSecret, sealSecret } from "@posthorn/domain";
import {
  buildApplication,
  buildEndpoint,
  buildEnvironment,
  createTestDatabase,
  type TestDatabase,
} from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli, startCli } from "./run-cli.fixture.ts";

const oldKey = randomBytes(32).toString("base64");
const newKey = randomBytes(32).toString("base64");
const secretCount = 2_000;

let database: TestDatabase;
let environmentId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ environmentId } = await buildEnvironment(database.prisma));
  const endpointId = await buildEndpoint(
    database.prisma,
    await buildApplication(database.prisma, environmentId),
  );
  const vault = createVault(oldKey);
  const rows = Array.from({ length: secretCount }, (_, index) => {
    const id = createId("sec");
    return { id, endpointId, sealed: sealSecret(vault, `whsec_${index}`, { id, environmentId }) };
  });
  await database.prisma.endpointSecret.createMany({ data: rows });
  await database.prisma.masterKey.create({ data: { fingerprint: vault.fingerprint } });
});

afterAll(() => database.close());

function envWith(masterKey: string, previous?: string): Record<string, string> {
  return {
    DATABASE_URL: database.url,
    POSTHORN_MASTER_KEY: masterKey,
    ...(previous && { POSTHORN_PREVIOUS_MASTER_KEY: previous }),
  };
}

async function countUnder(key: string): Promise<number> {
  const vault = createVault(key);
  const rows = await database.prisma.endpointSecret.findMany();
  return rows.filter(({ sealed }) => vault.isCurrent(sealed)).length;
}

describe("posthorn key rotate", { timeout: 60_000 }, () => {
  it("asks for both keys, and for two different ones", async () => {
    const missing = await runCli(["key", "rotate"], envWith(oldKey));
    expect(missing).toMatchObject({ code: 1, stdout: "" });
    expect(missing.stderr).toContain("POSTHORN_PREVIOUS_MASTER_KEY");
    const same = await runCli(["key", "rotate"], envWith(oldKey, oldKey));
    expect(same).toMatchObject({ code: 1 });
    expect(same.stderr).toContain("same key");
  });

  it("goes on after it was killed, shows how far it is, and lets the old key start nothing any more", async () => {
    const killed = startCli(["key", "rotate"], envWith(newKey, oldKey));
    if (!killed.stderr) throw new Error("no error stream");
    const [progress] = await once(killed.stderr, "data");
    killed.kill("SIGKILL");
    await once(killed, "exit");
    expect(String(progress)).toContain(`signing secrets: 300 of ${secretCount} read`);
    expect(await countUnder(oldKey)).toBeGreaterThan(0);
    const moved = await countUnder(newKey);
    expect(moved).toBeGreaterThan(0);

    const { code, stdout } = await runCli(["key", "rotate", "--json"], envWith(newKey, oldKey));
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ rewrapped: secretCount - moved });
    const vault = createVault(newKey);
    const row = await database.prisma.endpointSecret.findFirstOrThrow({ orderBy: { id: "asc" } });
    expect(openSecret(vault, row.sealed, { id: row.id, environmentId })).toBe("whsec_0");

    expect(await runCli(["token", "list"], envWith(newKey))).toMatchObject({ code: 0 });
    const old = await runCli(["token", "list"], envWith(oldKey));
    expect(old).toMatchObject({ code: 1 });
    expect(old.stderr).toContain("replaced");
  });
});
