import { createId, type MemberRole } from "@posthorn/db";
import { buildCtx, buildEnvironment, createTestDatabase, type TestDatabase } from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "../ctx.ts";
import { changeMemberRole } from "./change-member-role.ts";
import { listMembers } from "./list-members.ts";
import { removeMember } from "./remove-member.ts";

let database: TestDatabase;
let ctx: Ctx;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  ctx = buildCtx(database, await buildEnvironment(database.prisma));
});

async function member(role: MemberRole): Promise<string> {
  const { organizationId } = ctx.actor;
  const id = createId("usr");
  await database.prisma.user.create({
    data: { id, email: `${id}@acme.example`, name: role, members: { create: { organizationId, role } } },
  });
  return id;
}

const as = (role: MemberRole, userId = "usr_1"): Ctx => {
  const { organizationId, environmentId } = ctx.actor;
  return { ...ctx, actor: { kind: "user", userId, organizationId, environmentId, role } };
};

const rolesNow = async () =>
  Object.fromEntries(
    (await listMembers(as("viewer"), { limit: 50 })).data.map(({ userId, role }) => [userId, role]),
  );

describe("listMembers", () => {
  it("shows every member who is in, to each of them, and to no API key", async () => {
    const ids = [await member("owner"), await member("viewer"), await member("admin")];
    const first = await listMembers(as("viewer"), { limit: 2 });
    expect(first).toMatchObject({ done: false, data: [{ role: "owner" }, { role: "viewer" }] });
    const rest = await listMembers(as("viewer"), { limit: 2, iterator: String(first.iterator) });
    expect([...first.data, ...rest.data].map(({ userId }) => userId)).toEqual(ids);
    await expect(listMembers(ctx, { limit: 2 })).rejects.toMatchObject({ code: "insufficient access" });
  });
});

describe("changeMemberRole", () => {
  it("is an administrator's below owner, and an owner's for owners", async () => {
    const [owner, viewer] = [await member("owner"), await member("viewer")];
    await changeMemberRole(as("admin"), { userId: viewer, role: "developer" });
    expect(await rolesNow()).toMatchObject({ [viewer]: "developer" });
    for (const [who, input] of [
      ["developer", { userId: viewer, role: "viewer" }],
      ["admin", { userId: viewer, role: "owner" }],
      ["admin", { userId: owner, role: "viewer" }],
    ] as const) {
      await expect(changeMemberRole(as(who), input)).rejects.toMatchObject({ code: "insufficient access" });
    }
    await changeMemberRole(as("owner"), { userId: viewer, role: "owner" });
    await changeMemberRole(as("owner"), { userId: owner, role: "admin" });
    expect(await rolesNow()).toEqual({ [viewer]: "owner", [owner]: "admin" });
    const entries = await database.prisma.auditEntry.findMany({
      where: { organizationId: ctx.actor.organizationId },
      orderBy: { id: "asc" },
    });
    expect(entries.map(({ action, subjectId, after }) => [action, subjectId, after])).toEqual([
      ["member.update", viewer, { role: "developer" }],
      ["member.update", viewer, { role: "owner" }],
      ["member.update", owner, { role: "admin" }],
    ]);
    expect(entries.every(({ environmentId }) => environmentId === null)).toBe(true);
  });

  it("keeps one owner, though two step down at once", async () => {
    const owners = [await member("owner"), await member("owner")];
    const outcomes = await Promise.all(
      owners.map((userId) => changeMemberRole(as("owner", userId), { userId, role: "viewer" })),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["changed", "last_owner"]);
    expect(Object.values(await rolesNow()).sort()).toEqual(["owner", "viewer"]);
  });
});

describe("removeMember", () => {
  it("is refused for the last owner, for an owner by an admin, and for somebody of another organization", async () => {
    const [owner, developer] = [await member("owner"), await member("developer")];
    await removeMember(as("admin"), { userId: developer });
    expect(await rolesNow()).toEqual({ [owner]: "owner" });
    await expect(removeMember(as("admin"), { userId: owner })).rejects.toMatchObject({
      code: "insufficient access",
    });
    expect(await removeMember(as("owner"), { userId: owner })).toEqual({ kind: "last_owner" });
    const elsewhere = buildCtx(database, await buildEnvironment(database.prisma));
    const stranger: Ctx = {
      ...elsewhere,
      actor: { ...as("owner").actor, organizationId: elsewhere.actor.organizationId },
    };
    await expect(removeMember(stranger, { userId: owner })).rejects.toMatchObject({ code: "not_found" });
  });
});
