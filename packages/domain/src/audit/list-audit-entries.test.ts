import { buildCtx, buildEnvironment, createTestDatabase, type TestDatabase } from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApiKey } from "../api-key/create-api-key.ts";
import { createApplication } from "../application/create-application.ts";
import type { Ctx } from "../ctx.ts";
import { createEnvironment } from "../environment/create-environment.ts";
import { runTransaction } from "../run-transaction.ts";
import { type AuditQuery, listAuditEntries } from "./list-audit-entries.ts";
import { recordAudit } from "./record-audit.ts";

let database: TestDatabase;
let ctx: Ctx;
beforeAll(async () => {
  database = await createTestDatabase();
  const inside = buildCtx(database, await buildEnvironment(database.prisma));
  const { organizationId, environmentId } = inside.actor;
  await database.prisma.user.create({ data: { id: "usr_1", email: "ana@acme.example", name: "Ana" } });
  ctx = { ...inside, actor: { kind: "user", userId: "usr_1", organizationId, environmentId, role: "admin" } };
});
afterAll(() => database.close());

const list = (query: Partial<AuditQuery> = {}, as: Ctx = ctx) =>
  listAuditEntries(as, { limit: 50, ...query });

describe("listAuditEntries", () => {
  it("tells who changed what, the newest first, and narrows to nouns, actors and ids", async () => {
    const key = await createApiKey(ctx, { name: "server" });
    const byKey: Ctx = {
      ...ctx,
      actor: { ...ctx.actor, kind: "key", keyId: key.id, scope: "all" } as Ctx["actor"],
    };
    const { value: application } = await createApplication(byKey, {
      application: { name: "Kopi", metadata: {} },
      getIfExists: false,
    });
    const { data } = await list();
    expect(data.map(({ action, actor }) => [action, actor.kind, actor.name])).toEqual([
      ["application.create", "key", "server"],
      ["api_key.create", "user", "ana@acme.example"],
    ]);
    expect(data[0]).toMatchObject({ subjectId: application.id, after: { name: "Kopi" } });
    const actions = async (query: Partial<AuditQuery>) =>
      (await list(query)).data.map(({ action }) => action);
    expect(await actions({ noun: "api_key" })).toEqual(["api_key.create"]);
    expect(await actions({ actorKind: "key" })).toEqual(["application.create"]);
    expect(await actions({ id: application.id })).toEqual(["application.create"]);
    expect(await actions({ id: "usr_1" })).toEqual(["api_key.create"]);
    expect(await actions({ from: new Date(ctx.now().getTime() + 60_000) })).toEqual([]);
  });

  it("shows nothing of another environment or organization", async () => {
    const other = await createEnvironment(ctx, { name: "Other", kind: "production" });
    const elsewhere: Ctx = { ...ctx, actor: { ...ctx.actor, environmentId: other.id } };
    expect((await list({}, elsewhere)).data.map(({ action }) => action)).not.toContain("api_key.create");
    const stranger = buildCtx(database, await buildEnvironment(database.prisma));
    const theirs: Ctx = {
      ...ctx,
      actor: { ...stranger.actor, kind: "user", userId: "usr_2", role: "owner" } as Ctx["actor"],
    };
    expect((await list({}, theirs)).data).toEqual([]);
  });

  it("goes on page by page, whatever the filter lets through", async () => {
    await runTransaction(ctx, async (tx) => {
      for (let n = 0; n < 30; n++) {
        await recordAudit(tx, ctx, { action: n % 2 ? "odd.make" : "even.make", subjectId: `s${n}` });
      }
    });
    const seen: string[] = [];
    let iterator: string | undefined;
    for (let done = false; !done; ) {
      const page = await list({ limit: 4, noun: "odd", iterator });
      seen.push(...page.data.map(({ subjectId }) => subjectId));
      iterator = page.iterator ?? undefined;
      done = page.done;
    }
    expect(seen).toEqual(Array.from({ length: 15 }, (_, n) => `s${29 - 2 * n}`));
  });

  it("is for administrators", async () => {
    const developer = { ...ctx, actor: { ...ctx.actor, role: "developer" } } as Ctx;
    await expect(list({}, developer)).rejects.toMatchObject({ code: "insufficient access" });
  });
});
