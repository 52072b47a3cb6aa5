import { createVault, openDomain, policyOf, redeemSignInLink } from "@posthorn/domain";
import { loadSettings } from "@posthorn/settings";
import { buildEnvironment, createTestDatabase, type TestDatabase } from "@posthorn/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openInstallation } from "./open-installation.ts";

const settings = loadSettings({
  POSTHORN_PORTAL_URL: "https://hooks.example",
  POSTHORN_OWNER_EMAIL: "ana@acme.example",
});
const masterKey = Buffer.alloc(32, 1).toString("base64");

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.close());

function open({ isDemo = false, roles = settings.roles } = {}) {
  const given = { ...settings, roles };
  return openInstallation({ settings: given, isDemo, databaseUrl: database.url, masterKey });
}

describe("openInstallation", () => {
  it("has a link for the first owner at every start until it was used, and fills the database with nothing", async () => {
    const first = await open();
    expect(first).toMatchObject({ ownerLink: { email: "ana@acme.example" }, hasOrganization: false });
    expect((await open()).ownerLink?.url).not.toBe(first.ownerLink?.url);
    expect(await database.prisma.organization.count()).toBe(0);
    const ctx = openDomain({
      databaseUrl: database.url,
      applicationName: "posthorn-test",
      policy: policyOf(settings),
    });
    const token = first.ownerLink?.url.split("#")[1] ?? "";
    await redeemSignInLink(ctx, { token, password: "a password of hers" });
    await ctx.close();
    await buildEnvironment(database.prisma);
    expect(await open()).toEqual({ ownerLink: undefined, hasOrganization: true });
  });

  it("makes no link where there is no web role to open it", async () => {
    expect((await open({ roles: ["api", "worker"] })).ownerLink).toBeUndefined();
    expect(await database.prisma.signInLink.count()).toBe(0);
  });

  it("makes no account in demo mode, which has an operator of its own", async () => {
    expect((await open({ isDemo: true })).ownerLink).toBeUndefined();
    expect(await database.prisma.user.count()).toBe(0);
  });

  it("refuses a database that another master key seals", async () => {
    const { fingerprint } = createVault(Buffer.alloc(32, 2).toString("base64"));
    await database.prisma.masterKey.create({ data: { fingerprint } });
    await expect(open()).rejects.toThrow("POSTHORN_MASTER_KEY is not the key");
  });
});
