import { createId } from "@posthorn/db";
import { hashPassword, redeemSignInLink } from "@posthorn/domain";
import { buildCtx, buildEnvironment, createTestDatabase, type TestDatabase } from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "./run-cli.fixture.ts";

let database: TestDatabase;
let env: Record<string, string>;
let userId: string;
let organizationId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  env = { DATABASE_URL: database.url, POSTHORN_PORTAL_URL: "https://hooks.example" };
  ({ organizationId } = await buildEnvironment(database.prisma));
  userId = createId("usr");
  const passwordHash = await hashPassword("a password long forgotten");
  const { user, member } = database.prisma;
  await user.create({ data: { id: userId, email: "ana@acme.example", name: "Ana", passwordHash } });
  await user.create({ data: { id: createId("usr"), email: "ben@acme.example", name: "Ben" } });
  await member.create({ data: { organizationId, userId, role: "owner" } });
});
afterAll(() => database.close());

describe("posthorn user", { timeout: 60_000 }, () => {
  it("lists accounts with their organizations, and never a password's hash", async () => {
    const { code, stdout } = await runCli(["user", "list"], env);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ana@acme\.example +set +Acme \(owner\) +Ana$/m);
    expect(stdout).toMatch(/^ben@acme\.example +none yet +none +Ben$/m);
    const json = await runCli(["user", "list", "--json"], env);
    expect(JSON.parse(json.stdout)).toHaveLength(2);
    expect(json.stdout).not.toContain("argon2");
  });

  it("makes a link that sets a new password, though there are several accounts and one had a password", async () => {
    const { code, stdout } = await runCli(["user", "link", "Ana@acme.example", "--json"], env);
    expect(code).toBe(0);
    const [page, token = ""] = JSON.parse(stdout).signInUrl.split("#");
    expect(page).toBe("https://hooks.example/sign-in/link");
    const entries = await database.prisma.auditEntry.findMany({ where: { subjectId: userId } });
    expect(entries).toMatchObject([{ actor: "cli", action: "user.create_link", organizationId }]);
    const ctx = buildCtx(database, await buildEnvironment(database.prisma));
    const redeemed = await redeemSignInLink(ctx, { token, password: "a password to remember" });
    expect(redeemed).toEqual({ kind: "password_set", email: "ana@acme.example" });
  });

  it("says when there is no such account", async () => {
    const { code, stderr } = await runCli(["user", "link", "eve@acme.example"], env);
    expect(code).toBe(1);
    expect(stderr).toContain("no account with this e-mail address");
  });
});
