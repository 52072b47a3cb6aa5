import { authenticate, hashToken, openDomain } from "@posthorn/domain";
import {
  buildEnvironment,
  createTestDatabase,
  type TestDatabase,
  type TestEnvironment,
} from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "./run-cli.fixture.ts";

let database: TestDatabase;
let environment: TestEnvironment;
let ctx: ReturnType<typeof openDomain>;
let env: Record<string, string>;

beforeAll(async () => {
  database = await createTestDatabase();
  environment = await buildEnvironment(database.prisma);
  env = { DATABASE_URL: database.url };
  ctx = openDomain({
    databaseUrl: database.url,
    applicationName: "posthorn-test",
    policy: {
      portalUrl: "",
      apiUrl: "",
      retrySchedule: [],
      allowPrivateAddresses: "none",
      headerFamily: "both",
      disableAfterDays: 5,
      isMailOn: false,
    },
  });
});

afterAll(async () => {
  await ctx.close();
  await database.close();
});

function token(...args: string[]) {
  return runCli(["token", ...args], env);
}

async function createKey(...args: string[]): Promise<{ id: string; token: string }> {
  const { stdout } = await token("create", "--environment", environment.environmentId, "--json", ...args);
  return JSON.parse(stdout);
}

describe("posthorn token", { timeout: 60_000 }, () => {
  it("creates a key that opens its environment, and prints the token alone", async () => {
    const { code, stdout } = await token("create", "--environment", environment.environmentId);
    expect(code).toBe(0);
    const credential = await authenticate(ctx.prisma, hashToken(stdout.trim()), new Date());
    expect(credential?.environment.id).toBe(environment.environmentId);
  });

  it("creates one with a name, a scope and an end, written down as the command line's", async () => {
    const created = await createKey("--name", "Shop", "--scope", "publish", "--expires", "2h");
    expect(created).toMatchObject({
      name: "Shop",
      scope: "publish",
      environmentId: environment.environmentId,
    });
    const row = await database.prisma.apiKey.findUniqueOrThrow({ where: { id: created.id } });
    const hours = ((row.expiresAt?.getTime() ?? 0) - row.createdAt.getTime()) / 3_600_000;
    expect(hours).toBeCloseTo(2, 1);
    const entry = await database.prisma.auditEntry.findFirst({ where: { subjectId: created.id } });
    expect(entry).toMatchObject({ actor: "cli", action: "api_key.create" });
  });

  it("lists the keys of all environments, never their tokens", async () => {
    const created = await createKey("--name", "Listed");
    const { code, stdout } = await token("list");
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^${created.id} .*${environment.environmentId}.*valid.*Listed$`, "m"));
    expect(stdout).not.toContain(created.token);
  });

  it("revokes a key for good", async () => {
    const { environmentId } = environment;
    const created = await createKey();
    expect((await token("revoke", created.id)).code).toBe(0);
    expect(await authenticate(ctx.prisma, hashToken(created.token), new Date())).toBeNull();
    const listed = JSON.parse((await token("list", "--json")).stdout);
    const revoked = { id: created.id, environmentId, revokedAt: expect.any(String) };
    expect(listed).toContainEqual(expect.objectContaining(revoked));
  });

  it("names the environments there are when it does not know one", async () => {
    const { code, stderr } = await token("create", "--environment", "env_unknown");
    expect(code).toBe(1);
    expect(stderr).toContain("There is no environment env_unknown");
    expect(stderr).toContain(environment.environmentId);
    expect((await token("revoke", "key_unknown")).stderr).toContain("There is no API key key_unknown");
  });

  it.each([
    [["create"], "--environment"],
    [["create", "--environment", "env_1", "--scope", "everything"], "all, publish, read"],
    [["create", "--environment", "env_1", "--expires", "2020-01-01"], "future"],
  ])("refuses %j as wrong usage", async (args, reason) => {
    const { code, stderr } = await token(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(reason);
  });

  it("refuses to work with another master key than the database's", async () => {
    const keyed = (byte: number) => ({
      ...env,
      POSTHORN_MASTER_KEY: Buffer.alloc(32, byte).toString("base64"),
    });
    expect((await runCli(["token", "list"], keyed(1))).code).toBe(0);
    const { code, stderr } = await runCli(["token", "list"], keyed(2));
    expect(code).toBe(1);
    expect(stderr).toContain("POSTHORN_MASTER_KEY");
  });
});
