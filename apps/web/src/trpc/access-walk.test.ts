import type { TestEnvironment } from "@posthorn/testing";
import { callTRPCProcedure, TRPCError } from "@trpc/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sessionOf } from "#server/current-session.ts";
import type { TrpcContext } from "./context.ts";
import type { ProcedureMeta } from "./init.ts";
import { appRouter } from "./router.ts";
import { inputs, restoreEnvironments } from "./walked-inputs.fixture.ts";
import {
  closeWorld,
  database,
  ids,
  openWorld,
  ours,
  people,
  signedIn,
  theirs,
} from "./walked-world.fixture.ts";

beforeAll(openWorld);
afterAll(closeWorld);

// Every procedure of the dashboard, asked for by whom it is not open to: a new one fails here until walked-inputs.fixture.ts
// says what fits it.
const openToEveryone = [
  "signIn.getLink",
  "signIn.getInvitation",
  "signIn.redeemLink",
  "signIn.acceptInvitation",
  "signIn.signUp",
  "signIn.mailLink",
  "alertLinks.get",
  "alertLinks.follow",
];

type Answer = { code: TRPCError["code"] | "OK"; text: string };

async function ask(path: string, ctx: TrpcContext, { environmentId }: TestEnvironment): Promise<Answer> {
  const input = { ...(await inputs[path]?.()), environmentId };
  const call = { router: appRouter, path, ctx, getRawInput: async () => input, batchIndex: 0 };
  try {
    const answered: unknown = await callTRPCProcedure({ ...call, type: typeOf(path), signal: undefined });
    return { code: "OK", text: JSON.stringify(await firstOf(answered)) ?? "" };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return { code: error.code, text: error.message };
  }
}

/** A subscription answers as it goes on; its first word is enough. */
async function firstOf(answered: unknown): Promise<unknown> {
  if (typeof answered !== "object" || answered === null || !(Symbol.asyncIterator in answered))
    return answered;
  for await (const first of answered as AsyncIterable<unknown>) return first;
  return null;
}

type Kind = "query" | "mutation" | "subscription";

/** The types nest routers, the record that tRPC calls by does not: its keys are whole paths. */
function proceduresByPath(): Record<string, { _def: { type: Kind; meta?: ProcedureMeta } }> {
  return appRouter._def.procedures as unknown as ReturnType<typeof proceduresByPath>;
}

const procedures = proceduresByPath();
const asked = Object.keys(procedures).filter((path) => !openToEveryone.includes(path));
const ownPaths = asked.filter((path) => procedures[path]?._def.meta?.isOwn);
const paths = asked.filter((path) => !ownPaths.includes(path));
const typeOf = (path: string) => procedures[path]?._def.type ?? "query";
const roles = ["viewer", "developer", "admin", "owner"] as const;
const neededBy = (path: string) => roles.indexOf(procedures[path]?._def.meta?.role ?? "viewer");
const nobody: TrpcContext = { session: null, sessionNow: async () => null, headers: new Headers() };

it("knows every procedure, and what fits it", async () => {
  expect(Object.keys(inputs).sort()).toEqual(asked.sort());
  for (const path of asked) expect([path, (await ask(path, people.owner, ours)).code]).toEqual([path, "OK"]);
});

describe("a procedure", () => {
  it.each(asked)("%s is refused to nobody in particular", async (path) => {
    expect(await ask(path, nobody, ours)).toMatchObject({ code: "UNAUTHORIZED" });
  });

  it.each(paths)("%s looks as if nothing were there to another organization", async (path) => {
    const answer = await ask(path, people.stranger, ours);
    expect(answer.code).toBe("NOT_FOUND");
    expectNoData(answer.text);
  });

  it.each(paths)("%s finds nothing of ours from another environment", async (path) => {
    const { code, text } = await ask(path, people.stranger, theirs);
    expect(["OK", "NOT_FOUND"]).toContain(code);
    expectNoData(text);
  });

  it.each(paths)("%s names the role it needs, and no mutation is a viewer's", (path) => {
    expect(procedures[path]?._def.meta?.role).toBeDefined();
    if (typeOf(path) === "mutation") expect(neededBy(path)).toBeGreaterThan(0);
  });

  it.each(paths)("%s is refused to each role below that, and open from it on", async (path) => {
    for (const [rank, role] of roles.entries()) {
      const { code } = await ask(path, people[role], ours);
      expect([role, code]).toEqual([role, rank < neededBy(path) ? "FORBIDDEN" : "OK"]);
    }
  });
});

describe("a procedure about one's own account", () => {
  // Only an owner makes another organization.
  it.each(ownPaths.filter((path) => path !== "account.createOrganization"))(
    "%s is open in each role, and tells nothing of another account",
    async (path) => {
      for (const role of [...roles, "stranger" as const]) {
        const { code, text } = await ask(path, people[role], ours);
        expect([role, code]).toEqual([role, "OK"]);
        expectNoData(text);
        for (const other of roles) {
          const email = people[other].session?.email ?? "";
          if (other !== role) expect(text).not.toContain(email);
        }
      }
    },
  );

  it("who owns no organization makes none", async () => {
    for (const role of ["viewer", "developer", "admin"] as const) {
      const answer = await ask("account.createOrganization", people[role], ours);
      expect([role, answer.code]).toEqual([role, "FORBIDDEN"]);
    }
  });
});

it("a long call ends with the membership that it was opened by", async () => {
  await restoreEnvironments();
  const { organizationId } = ours;
  const watcher = await signedIn("viewer", ours);
  const userId = watcher.session?.userId ?? "";
  const { id: sessionId } = await database.prisma.userSession.findFirstOrThrow({ where: { userId } });
  const ctx: TrpcContext = { ...watcher, sessionNow: () => sessionOf(sessionId) };
  const stream = await openLive(ctx);
  expect((await stream.next()).done).toBe(false);
  await database.prisma.member.delete({ where: { organizationId_userId: { organizationId, userId } } });
  await expect(stream.next()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  const later = { ...ctx, session: await ctx.sessionNow() };
  expect((await ask("people.members", later, ours)).code).toBe("NOT_FOUND");
});

async function openLive(ctx: TrpcContext): Promise<AsyncIterator<unknown>> {
  const input = { filter: { range: "24h" }, environmentId: ours.environmentId };
  const call = { router: appRouter, path: "messages.live", ctx, getRawInput: async () => input };
  const answered: unknown = await callTRPCProcedure({
    ...call,
    batchIndex: 0,
    type: "subscription",
    signal: undefined,
  });
  return (answered as AsyncIterable<unknown>)[Symbol.asyncIterator]();
}

it("a session that was ended is nobody's", async () => {
  const { session } = people.owner;
  const [row] = await database.prisma.userSession.updateManyAndReturn({
    where: { userId: session?.userId ?? "" },
    data: { revokedAt: new Date() },
  });
  expect(await sessionOf(row?.id ?? null)).toBeNull();
});

function expectNoData(text: string): void {
  for (const secret of [...Object.values(ids), "Mine", "mine", "hunter2"]) expect(text).not.toContain(secret);
}
