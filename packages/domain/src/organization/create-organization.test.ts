import { buildCtx, buildEnvironment, createTestDatabase, type TestDatabase } from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApiKey } from "../api-key/create-api-key.ts";
import { listApiKeys } from "../api-key/list-api-keys.ts";
import { revokeApiKey } from "../api-key/revoke-api-key.ts";
import type { Ctx } from "../ctx.ts";
import { createEnvironment } from "../environment/create-environment.ts";
import { createOrganization } from "./create-organization.ts";

let database: TestDatabase;
let ctx: Ctx;
beforeAll(async () => {
  database = await createTestDatabase();
  ctx = buildCtx(database, await buildEnvironment(database.prisma));
});
afterAll(() => database.close());

const as = (role: "viewer" | "developer" | "admin"): Ctx => {
  const { organizationId, environmentId } = ctx.actor;
  return { ...ctx, actor: { kind: "user", userId: "usr_1", organizationId, environmentId, role } };
};

describe("createOrganization", () => {
  it("makes environments of their own, with a hidden application each, and an owner", async () => {
    const made = await createOrganization(ctx, {
      name: "Kopi",
      owner: { email: "Nguyen@Kopi.example", name: "Nguyen" },
    });
    expect(made.environments.map(({ kind }) => kind)).toEqual(["development", "production"]);
    const members = await database.prisma.member.findMany({ include: { user: true } });
    expect(members).toMatchObject([{ role: "owner", user: { email: "nguyen@kopi.example" } }]);
    for (const { id } of made.environments) {
      const hidden = await database.prisma.application.findMany({ where: { environmentId: id } });
      expect(hidden).toMatchObject([{ kind: "operational" }]);
    }
    const audit = await database.prisma.auditEntry.findMany({ where: { organizationId: made.id } });
    expect(audit.map(({ action }) => action).sort()).toEqual([
      "environment.create",
      "environment.create",
      "member.create",
      "organization.create",
    ]);
  });

  it("takes an account that exists, and makes nothing with a name or address that is none", async () => {
    const owner = { email: "nguyen@kopi.example", name: "Other" };
    const again = await createOrganization(ctx, { name: "Second", owner });
    expect(await database.prisma.user.count()).toBe(1);
    expect(again.ownerId).toBe((await database.prisma.user.findFirstOrThrow()).id);
    const count = await database.prisma.organization.count();
    const wrong = createOrganization(ctx, { name: "Third", owner: { email: "nobody", name: "x" } });
    await expect(wrong).rejects.toMatchObject({ fields: [{ loc: ["body", "owner", "email"] }] });
    await expect(createOrganization(ctx, { name: " " })).rejects.toMatchObject({ code: "value_error" });
    expect(await database.prisma.organization.count()).toBe(count);
  });
});

describe("createEnvironment", () => {
  it("is an administrator's, and no API key's", async () => {
    const input = { name: "Staging", kind: "development" } as const;
    expect(await createEnvironment(as("admin"), input)).toMatchObject(input);
    for (const actor of [ctx, as("developer")]) {
      await expect(createEnvironment(actor, input)).rejects.toMatchObject({ code: "insufficient access" });
    }
  });
});

describe("API keys", () => {
  it("show their token once, are listed without it, and are revoked once and for all", async () => {
    const made = await createApiKey(as("admin"), { name: "server", scope: "publish" });
    expect(made.token).toMatch(/^sk_[\w-]{43}$/);
    const [listed] = await listApiKeys(as("admin"));
    expect(listed).toMatchObject({ id: made.id, name: "server", scope: "publish", revokedAt: null });
    expect(JSON.stringify(listed)).not.toContain(made.token);
    expect(made.token.startsWith(made.tokenHint.slice(0, -1))).toBe(true);
    await revokeApiKey(as("admin"), { id: made.id });
    await revokeApiKey(as("admin"), { id: made.id });
    const audit = await database.prisma.auditEntry.findMany({ where: { subjectId: made.id } });
    expect(audit.map(({ action, actor }) => `${action} ${actor}`)).toEqual([
      "api_key.create user:usr_1",
      "api_key.revoke user:usr_1",
    ]);
  });

  it("belong to their environment, and end in the future", async () => {
    const { id } = await createApiKey(as("admin"), { name: "mine" });
    const other = await createEnvironment(as("admin"), { name: "Other", kind: "production" });
    const elsewhere: Ctx = { ...as("admin"), actor: { ...as("admin").actor, environmentId: other.id } };
    await expect(revokeApiKey(elsewhere, { id })).rejects.toMatchObject({ code: "not_found" });
    const past = createApiKey(as("admin"), { name: "late", expiresAt: new Date(0) });
    await expect(past).rejects.toMatchObject({ fields: [{ loc: ["body", "expiresAt"] }] });
  });
});
