import {
  buildApplication,
  buildCtx,
  buildEnvironment,
  createTestDatabase,
  type TestDatabase,
} from "@posthorn/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { UserActor } from "../access/actor.ts";
import type { Ctx } from "../ctx.ts";
import { createPortalLink } from "./create-portal-link.ts";
import { openAsTenant } from "./open-as-tenant.ts";

let database: TestDatabase;
let ctx: Ctx;
let application: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const environment = await buildEnvironment(database.prisma);
  const { organizationId, environmentId } = environment;
  const actor: UserActor = {
    kind: "user",
    userId: "usr_ana",
    organizationId,
    environmentId,
    role: "developer",
  };
  ctx = buildCtx(database, environment, { actor });
  application = await buildApplication(database.prisma, environmentId);
});
afterAll(() => database.close());

const lastOf = async () => ({
  session: await database.prisma.portalSession.findFirstOrThrow({ orderBy: { id: "desc" } }),
  entry: await database.prisma.auditEntry.findFirstOrThrow({ orderBy: { id: "desc" } }),
});

it("an operator who opens the portal as a tenant has a session of an hour that names them", async () => {
  const { url } = await openAsTenant(ctx, { application });
  expect(url).toMatch(/\/portal\?environment=env_\w+#key=/);
  const { session, entry } = await lastOf();
  expect(session).toMatchObject({ applicationId: application, sessionId: "user:usr_ana" });
  expect(session.expiresAt.getTime() - session.createdAt.getTime()).toBe(3_600_000);
  expect(entry).toMatchObject({
    actor: "user:usr_ana",
    action: "portal_session.open_as_tenant",
    subjectId: session.id,
    applicationId: application,
  });
});

it("a link that is copied for a customer is written down, without what opens it", async () => {
  const { url } = await createPortalLink(ctx, { application });
  const { session, entry } = await lastOf();
  expect(entry).toMatchObject({ action: "portal_session.create_link", subjectId: session.id });
  const key = Buffer.from(url.split("#key=")[1] ?? "", "base64").toString();
  expect(JSON.stringify(entry)).not.toContain(JSON.parse(key).oneTimeToken);
});

it("is refused to who may only look, and leaves nothing", async () => {
  const viewer = { ...ctx, actor: { ...(ctx.actor as UserActor), role: "viewer" as const } };
  const before = await database.prisma.portalSession.count();
  await expect(openAsTenant(viewer, { application })).rejects.toMatchObject({ code: "insufficient access" });
  await expect(createPortalLink(viewer, { application })).rejects.toMatchObject({
    code: "insufficient access",
  });
  expect(await database.prisma.portalSession.count()).toBe(before);
});
