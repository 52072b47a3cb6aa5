import { buildCtx, buildEnvironment, createTestDatabase, type TestDatabase } from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { authenticate } from "../access/authenticate.ts";
import { hashToken } from "../access/token.ts";
import type { Ctx } from "../ctx.ts";
import { createApiKey } from "./create-api-key.ts";
import { revokeApiKey } from "./revoke-api-key.ts";
import { rotateApiKey } from "./rotate-api-key.ts";

const hourMs = 3_600_000;
let database: TestDatabase;
let ctx: Ctx;
beforeAll(async () => {
  database = await createTestDatabase();
  const inside = buildCtx(database, await buildEnvironment(database.prisma));
  const { organizationId, environmentId } = inside.actor;
  ctx = { ...inside, actor: { kind: "user", userId: "usr_1", organizationId, environmentId, role: "admin" } };
});
afterAll(() => database.close());

async function opens(token: string, inMs = 0): Promise<boolean> {
  const at = new Date(ctx.now().getTime() + inMs);
  return (await authenticate(database.prisma, hashToken(token), at)) !== null;
}

describe("rotateApiKey", () => {
  it("gives a key of the same name and scope, while the old one opens until the overlap ends", async () => {
    const old = await createApiKey(ctx, { name: "server", scope: "publish" });
    const made = await rotateApiKey(ctx, { id: old.id, overlapSeconds: 3_600 });
    expect(made).toMatchObject({ name: "server", scope: "publish", expiresAt: null });
    expect(made.token).not.toBe(old.token);
    expect(await opens(made.token, 2 * hourMs)).toBe(true);
    expect(await opens(old.token, hourMs / 2)).toBe(true);
    expect(await opens(old.token, 2 * hourMs)).toBe(false);
    const audit = await database.prisma.auditEntry.findFirstOrThrow({
      where: { subjectId: old.id, action: "api_key.rotate" },
    });
    expect(audit.after).toMatchObject({ newKey: made.id });
    expect(JSON.stringify(audit)).not.toContain(made.token);
  });

  it("without an overlap revokes the old one at once", async () => {
    const old = await createApiKey(ctx, { name: "leaked" });
    const made = await rotateApiKey(ctx, { id: old.id, overlapSeconds: 0 });
    expect(await opens(old.token)).toBe(false);
    expect(await opens(made.token)).toBe(true);
  });

  it("never lets a key live longer than it was to", async () => {
    const expiresAt = new Date(ctx.now().getTime() + hourMs);
    const old = await createApiKey(ctx, { name: "short", expiresAt });
    const made = await rotateApiKey(ctx, { id: old.id, overlapSeconds: 7_200 });
    expect(made.expiresAt).toBe(expiresAt.toISOString());
    expect(await opens(old.token, hourMs)).toBe(false);
  });

  it("refuses a revoked key, another environment's, an overlap out of bounds, and who is no admin", async () => {
    const { id } = await createApiKey(ctx, { name: "gone" });
    const overlong = rotateApiKey(ctx, { id, overlapSeconds: 604_801 });
    await expect(overlong).rejects.toMatchObject({ fields: [{ loc: ["body", "overlapSeconds"] }] });
    await revokeApiKey(ctx, { id });
    const again = rotateApiKey(ctx, { id, overlapSeconds: 60 });
    await expect(again).rejects.toMatchObject({ fields: [{ loc: ["body", "id"] }] });
    const other = buildCtx(database, await buildEnvironment(database.prisma), {});
    const theirs: Ctx = { ...ctx, actor: { ...ctx.actor, environmentId: other.actor.environmentId } };
    const foreign = rotateApiKey(theirs, { id, overlapSeconds: 60 });
    await expect(foreign).rejects.toMatchObject({ code: "not_found" });
    const developer = { ...ctx, actor: { ...ctx.actor, role: "developer" } } as Ctx;
    const denied = rotateApiKey(developer, { id, overlapSeconds: 60 });
    await expect(denied).rejects.toMatchObject({ code: "insufficient access" });
  });
});
