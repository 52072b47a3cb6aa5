import { authenticate, hashToken, openDomain, redeemSignInLink } from "@posthorn/domain";
import { createTestDatabase, type TestDatabase } from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "./run-cli.fixture.ts";

let database: TestDatabase;
let ctx: ReturnType<typeof openDomain>;
let env: Record<string, string>;

beforeAll(async () => {
  database = await createTestDatabase();
  env = { DATABASE_URL: database.url, POSTHORN_PORTAL_URL: "https://hooks.example" };
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

describe("posthorn organization create", { timeout: 60_000 }, () => {
  it("makes environments, an API key that opens the first, and a link for the owner", async () => {
    const { code, stdout } = await runCli(
      ["organization", "create", "Acme", "--owner", "Ana@acme.example", "--json"],
      env,
    );
    expect(code).toBe(0);
    const created = JSON.parse(stdout);
    expect(created).toMatchObject({ name: "Acme", owner: { email: "Ana@acme.example" } });
    expect(created.environments.map(({ kind }: { kind: string }) => kind)).toEqual([
      "development",
      "production",
    ]);
    expect(created.environmentId).toBe(created.environments[0].id);
    const credential = await authenticate(ctx.prisma, hashToken(created.apiKey), new Date());
    expect(credential?.environment.id).toBe(created.environmentId);
    const [page, token = ""] = created.owner.signInUrl.split("#");
    expect(page).toBe("https://hooks.example/sign-in/link");
    const redeemed = await redeemSignInLink(ctx, { token, password: "a password of hers" });
    expect(redeemed).toEqual({ kind: "password_set", email: "ana@acme.example" });
  });

  it("gives a second one to the only account, which needs no link any more", async () => {
    const { code, stdout } = await runCli(["organization", "create", "Bistro"], env);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Organization {2}Bistro {2}org_\w+$/m);
    expect(stdout).toMatch(/^API key {7}sk_\S+ {2}\(of Development; shown only now\)$/m);
    expect(stdout).toContain("ana@acme.example, who has a password already");
    const member = await database.prisma.member.findFirst({
      where: { organization: { name: "Bistro" }, user: { email: "ana@acme.example" } },
    });
    expect(member?.role).toBe("owner");
  });

  it("asks for the owner when it could be several", async () => {
    await runCli(["organization", "create", "Cafe", "--owner", "ben@cafe.example"], env);
    const { code, stderr } = await runCli(["organization", "create", "Deli"], env);
    expect(code).toBe(1);
    expect(stderr).toContain("--owner");
    expect(await database.prisma.organization.count({ where: { name: "Deli" } })).toBe(0);
  });

  it("refuses what is no e-mail address, and writes nothing", async () => {
    const { code, stderr } = await runCli(["organization", "create", "Deli", "--owner", "ana"], env);
    expect(code).toBe(2);
    expect(stderr).toBe("owner.email: Must be an e-mail address.\n");
    expect(await database.prisma.organization.count({ where: { name: "Deli" } })).toBe(0);
  });

  it("says what to do in a database without tables", async () => {
    const empty = new URL(database.url);
    empty.pathname = "/postgres";
    const { code, stderr } = await runCli(["organization", "create"], { DATABASE_URL: empty.href });
    expect(code).toBe(1);
    expect(stderr).toContain("posthorn migrate");
  });
});
